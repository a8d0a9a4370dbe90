import { tmpdir } from 'node:os';
import { createPartials, type Partials } from '../platform/disk/createPartials.ts';
import { createPictureCopies, type PictureCopies } from '../platform/files/createPictureCopies.ts';
import { createSentCopies, type SentCopies } from '../platform/files/createSentCopies.ts';
import { createPictureGate, type PictureGate } from '../platform/files/createPictureGate.ts';
import { createImages, type Images, type ImagesOptions } from '../platform/images/createImages.ts';
import { readTexts } from '../platform/images/readTexts.ts';
import type { SecretScanner } from '../platform/keys/createSecretScanner.ts';
import { openLibrary, type Library } from '../platform/library/openLibrary.ts';
import { recoverRegularly } from '../platform/library/recovery/recoverRegularly.ts';
import type { Log } from '../platform/log/openLog.ts';
import { createOrigins } from './createOrigins.ts';

/** How often is looked for what other programs left that were killed meanwhile. */
const RECOVERY_EVERY_MS = 60_000;
const KEPT = 'Lumi Studio had ended while a picture arrived. It may have been billed; what had come of it was kept';

interface PicturesSetup {
  /** The library's. */
  readonly folder: string;
  readonly secrets: SecretScanner;
  readonly log: Log;
  /** Hears of pictures that are kept though nothing is known of them. */
  readonly echo: ((text: string) => void) | undefined;
  /** Starts the picture process. */
  readonly fork: ImagesOptions['fork'] | undefined;
}

/** All that has to do with picture files: the process that reads them, the library, copies of them. */
export interface OpenedPictures extends PictureGate {
  readonly images: Images;
  readonly library: Library;
  /** What the library could not store, and what dead programs left, is put in order. Never rejects. */
  settle(): Promise<void>;
  readonly copies: PictureCopies;
  readonly sentCopies: SentCopies;
  readonly partials: Partials;
  close(): Promise<void>;
}

/** Recovery has looked once when it is open. @throws StorageError where the library cannot be opened; it is in the log then */
export async function openPictures({ folder, secrets, log, echo, fork }: PicturesSetup): Promise<OpenedPictures> {
  const images = createImages(fork && { fork });
  const gate = createPictureGate({ scan: secrets.scan, readTexts, strip: images.strip });
  const library = orLog(log, () =>
    openLibrary({
      folder,
      thumbnail: images.thumbnail,
      thumbHash: images.thumbHash,
      assertClean: secrets.assertClean,
      redact: secrets.redact,
      decode: images.decode,
      originOf: createOrigins({
        readOrigin: images.readOrigin,
        tellsKey: (path) => gate.tellsKey(path),
        redact: secrets.redact,
      }),
      draw: images.flatten,
      log: log.error,
      recover: () => recovery.now(),
    }),
  );
  const recovery = recoverRegularly({
    library,
    decode: images.decode,
    clock: Date.now,
    everyMs: RECOVERY_EVERY_MS,
    note: (found) => {
      log.note('recovered', found);
    },
    tellKept: (path) => {
      log.note('kept', { path });
      echo?.(`${KEPT}: ${path}\n`);
    },
    log: (problem) => {
      log.error(problem, 'Recovering');
    },
  });
  await recovery.now();
  const copies = createPictureCopies({ tempFolder: tmpdir(), convert: images.convert, clean: gate.clean });
  const sentCopies = createSentCopies({ tempFolder: tmpdir(), convert: images.convert, clean: gate.clean });
  const { incoming } = library;
  const partials = createPartials({ incoming, thumbnail: images.thumbnail, log: log.error });
  return {
    ...gate,
    images,
    library,
    copies,
    sentCopies,
    partials,
    async settle() {
      await library.settle();
      await recovery.now();
    },
    async close() {
      await recovery.close();
      await partials.close();
      await library.close();
      await copies.close();
      await sentCopies.close();
      await images.close();
    },
  };
}

/** What keeps the program from opening must be in the log of a user who asks why. */
function orLog<T>(log: Pick<Log, 'error'>, open: () => T): T {
  try {
    return open();
  } catch (caught) {
    log.error(caught, 'Opening');
    throw caught;
  }
}
