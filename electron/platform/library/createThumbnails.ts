import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import PQueue from 'p-queue';
import { NotFoundError, PictureError, UnopenedPictureError } from '#shared/errors/inputErrors';
import type { Hashes } from './createHashes.ts';
import type { Proofs } from './createProofs.ts';
import { thumbnailPath } from './pictureFiles.ts';
import { THUMBNAIL_WIDTHS, type ThumbnailWidth } from '#shared/graph/pictureTypes';

const LARGEST = 640;
/** ms without a new picture before a large one is decoded unasked: what still arrives is paid for and goes first. */
const QUIET_MS = 250;
/** Longer than this none waits, however many arrive. ms */
const LONGEST_WAIT_MS = 2000;
/** A smaller file is decoded in no time. bytes */
const LARGE_BYTES = 4 * 1024 * 1024;

export interface Thumbnails {
  /** Path of a WebP file, made now if it is not there; several who ask at once wait for one job. @throws NotFoundError, PictureError */
  file(id: string, width: ThumbnailWidth): Promise<string>;
  /**
   * Whether a picture is whole. The largest thumbnail is the proof: making it decodes all of the picture. Of a large one when there is time.
   * @throws StorageError, CancelledError, UnopenedPictureError where that could not be found out; it is tried again the next time
   */
  prove(id: string): Promise<'whole' | 'damaged'>;
  /** Makes all sizes when there is time, one after the other. */
  makeLater(id: string): void;
  /** Forgets what was to be made later and waits for what is being made. */
  close(): Promise<void>;
}

interface ThumbnailOptions {
  readonly folder: string;
  /** Where a picture is; `undefined`: the library has none of this id. */
  readonly source: (id: string) => string | undefined;
  /** Writes the file whole or not at all, and gives its thumbhash. `isLenient`: as much as can be had of a damaged picture. @throws PictureError for one that is damaged */
  readonly make: (source: string, dest: string, width: number, isLenient: boolean) => Promise<string | undefined>;
  /** The thumbhash of a thumbnail, base64. */
  readonly hashOf: ((path: string) => Promise<string>) | undefined;
  readonly proofs: Proofs;
  readonly hashes: Pick<Hashes, 'isKnown' | 'note'>;
}

export function createThumbnails({
  folder,
  source,
  make: write,
  hashOf,
  proofs,
  hashes,
}: ThumbnailOptions): Thumbnails {
  const jobs = new Map<string, Promise<string>>();
  const later = new PQueue({ concurrency: 1 });
  const learning = new Set<string>();
  let quiet: NodeJS.Timeout | undefined;
  let waitingSince: number | undefined;

  const pathOf = (id: string, width: ThumbnailWidth) => thumbnailPath(folder, id, width);

  const make = async (id: string, from: string, path: string, width: number, isLenient: boolean): Promise<void> => {
    const hash = await write(from, path, width, isLenient);
    if (hash !== undefined) hashes.note(id, hash);
  };

  /** Of a thumbnail that an earlier version made. Nobody waits for it. */
  const learnHash = (id: string, path: string): void => {
    if (!hashOf || learning.has(id) || hashes.isKnown(id)) return;
    learning.add(id);
    void later.add(async () => {
      const hash = await hashOf(path).catch(() => undefined);
      if (hash !== undefined) hashes.note(id, hash);
      learning.delete(id);
    });
  };

  const produce = async (id: string, width: ThumbnailWidth): Promise<string> => {
    const path = pathOf(id, width);
    if (await exists(path)) {
      learnHash(id, path);
      return path;
    }
    // A small one is made from the largest where that is there: decoding the original is what takes the time.
    const largest = pathOf(id, LARGEST);
    const from = width < LARGEST && (await exists(largest)) ? largest : source(id);
    if (from === undefined) throw new NotFoundError('The library has no such picture.');
    await mkdir(dirname(path), { recursive: true });
    await (from === largest ? make(id, from, path, width, false) : makeFromOriginal(id, from, path, width));
    return path;
  };

  /** That a picture is damaged is known before there is a thumbnail of it that proves nothing. */
  const makeFromOriginal = async (id: string, from: string, path: string, width: number): Promise<void> => {
    if (proofs.of(id) !== 'damaged') {
      try {
        await make(id, from, path, width, false);
        if (width === LARGEST) proofs.note(id, 'whole');
        return;
      } catch (caught) {
        if (!tellsOfPicture(caught)) throw caught;
        proofs.note(id, 'damaged');
      }
    }
    await make(id, from, path, width, true);
  };

  const file: Thumbnails['file'] = (id, width) => {
    const key = `${String(width)}/${id}`;
    const present = jobs.get(key);
    if (present) return present;
    const job = produce(id, width).finally(() => jobs.delete(key));
    jobs.set(key, job);
    return job;
  };

  return {
    file,
    async prove(id) {
      const known = proofs.of(id);
      if (known) return known;
      try {
        const work = () => file(id, LARGEST);
        await ((await isLarge(source(id))) ? later.add(work, { priority: 1 }) : work());
      } catch (caught) {
        if (!tellsOfPicture(caught)) throw caught;
      }
      const proof = proofs.of(id);
      if (proof) return proof;
      // It was there already: an earlier version made it, of a picture that it could decode.
      proofs.note(id, 'whole');
      return 'whole';
    },
    makeLater(id) {
      later.pause();
      clearTimeout(quiet);
      waitingSince ??= performance.now();
      const longest = waitingSince + LONGEST_WAIT_MS - performance.now();
      quiet = setTimeout(
        () => {
          waitingSince = undefined;
          later.start();
        },
        Math.min(QUIET_MS, Math.max(0, longest)),
      );
      for (const width of [...THUMBNAIL_WIDTHS].reverse()) {
        // Whoever asks for this thumbnail tries again, and is told why it fails.
        void later.add(() => file(id, width).catch(() => undefined));
      }
    },
    async close() {
      clearTimeout(quiet);
      later.clear();
      await Promise.allSettled([later.onIdle(), ...jobs.values()]);
    },
  };
}

/** Whether a failure is the picture's own. */
function tellsOfPicture(caught: unknown): boolean {
  return caught instanceof PictureError && !(caught instanceof UnopenedPictureError);
}

async function isLarge(path: string | undefined): Promise<boolean> {
  if (path === undefined) return false;
  const size = await stat(path).then(
    (stats) => stats.size,
    () => 0,
  );
  return size > LARGE_BYTES;
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (caught) {
    if (caught instanceof Error && 'code' in caught && caught.code === 'ENOENT') return false;
    throw caught;
  }
}
