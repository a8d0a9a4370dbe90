import { readFile } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { z } from 'zod';
import { StorageError } from '#shared/errors/inputErrors';
import { errorCode, fileError } from '../../disk/fileErrors.ts';
import { writeAtomically } from '../../disk/writeAtomically.ts';

const MOST_KNOWN = 100;

const path = z.string().max(4096).refine(isAbsolute);

const placeFile = z.object({
  format: z.literal('lumi-library-place'),
  /** `null`: `library` in the data folder. */
  folder: path.nullable(),
  /** Others that were used. */
  known: z.array(path).max(MOST_KNOWN).readonly(),
  /** Where the whole library is to be moved at the next start. */
  moveTo: path.nullable(),
  /** Why that could not be done the last time. */
  problem: z.object({ code: z.string(), message: z.string(), hint: z.string().exactOptional() }).nullable(),
  /** A rename that is under way, or was cut off. */
  renaming: z.object({ from: path, to: path }).nullable(),
  /** What was moved away from, and is still to be removed. `index`: the SHA-256 of its index when it was copied. */
  clearing: z.object({ from: path, index: z.string() }).nullable(),
});

/** Where a data folder's library is, and what is under way with that. One file, so that a change of place is one rename. */
export type Place = Readonly<z.output<typeof placeFile>>;

const DEFAULT: Place = {
  format: 'lumi-library-place',
  folder: null,
  known: [],
  moveTo: null,
  problem: null,
  renaming: null,
  clearing: null,
};

/**
 * Reads where the library is. It is no setting among others, for there the default holds where one cannot be understood: another library, or an
 * empty one, in place of somebody's own.
 * @throws StorageError where it cannot be read or understood
 */
export async function readPlace(dataFolder: string): Promise<Place> {
  const file = placeFileOf(dataFolder);
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (caught) {
    if (errorCode(caught) === 'ENOENT') return DEFAULT;
    throw fileError('Reading where the library is', caught);
  }
  const parsed = placeFile.safeParse(parsedJson(text));
  if (parsed.success) return parsed.data;
  throw new StorageError('Where the library is cannot be understood.', {
    hint: `Nothing was opened, lest an empty library take its place. Mend ${file}; or remove it, and the library in the data folder is opened.`,
  });
}

/** On return it is on the disk, whole. @throws StorageError */
export async function writePlace(dataFolder: string, place: Place): Promise<void> {
  await writeAtomically(placeFileOf(dataFolder), `${JSON.stringify(place, null, 2)}\n`, { mode: 0o600 });
}

/** The library's folder. */
export function folderOf(dataFolder: string, { folder }: Place): string {
  return folder ?? join(dataFolder, 'library');
}

/** What holds once the library that was in one folder is in another. */
export function movedTo(dataFolder: string, place: Place, from: string, to: string): Place {
  return {
    ...openedIn(dataFolder, place, to),
    known: place.known.filter((each) => each !== from && each !== to),
  };
}

/** What holds once another library is to be opened. The one that was, is known from then on. */
export function openedIn(dataFolder: string, place: Place, folder: string): Place {
  const before = folderOf(dataFolder, place);
  return {
    ...place,
    folder: folder === folderOf(dataFolder, { ...place, folder: null }) ? null : folder,
    known: [before, ...place.known.filter((each) => each !== before)]
      .filter((each) => each !== folder)
      .slice(0, MOST_KNOWN),
    moveTo: null,
    problem: null,
    renaming: null,
  };
}

function placeFileOf(dataFolder: string): string {
  return join(dataFolder, 'library.json');
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (caught) {
    if (caught instanceof SyntaxError) return undefined;
    throw caught;
  }
}
