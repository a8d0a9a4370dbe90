import type { WildcardList } from '#shared/graph/WildcardList';
import { StorageError } from '#shared/errors/inputErrors';
import { errorCode } from '../disk/fileErrors.ts';
import { isOutOfDescriptors } from '../disk/withDescriptor.ts';
import type { TreeFault } from './parseTree.ts';
import { readWildcardFile, type FileFound } from './readWildcardFile.ts';
import { walkFolder, type FoundFile, type WalkLimits } from './walkFolder.ts';

/** Bytes of all files together. */
const MAX_IN_ALL = 128_000_000;
/** Files read at once: whatever else the program does needs descriptors too. */
const AT_ONCE = 8;

/** A folder to look in, and who named it. */
export interface NamedFolder {
  readonly path: string;
  readonly from: 'home' | 'environment' | 'settings';
}

/** All there is in the folders. */
export interface WildcardSurvey {
  readonly folders: readonly (NamedFolder & { readonly isThere: boolean; readonly files: number })[];
  readonly files: readonly {
    readonly path: string;
    readonly lists: readonly WildcardList[];
    readonly faults: readonly TreeFault[];
  }[];
  readonly lists: readonly WildcardList[];
}

/**
 * The wildcards of several folders, as one tree. Files are read anew where they have changed.
 * @param folders in the order they are looked through; one that is named twice is looked through once
 */
export function createWildcards(folders: () => readonly NamedFolder[], limits?: WalkLimits) {
  /** What was read whole, by path. */
  const read = new Map<string, { readonly version: string; readonly found: FileFound }>();
  let last: { readonly found: readonly FileFound[]; readonly lists: readonly WildcardList[] } = {
    found: [],
    lists: [],
  };

  const foundIn = async (file: FoundFile): Promise<FileFound> => {
    const known = read.get(file.path);
    if (known?.version === file.version) return known.found;
    read.delete(file.path);
    const found = await reading(file);
    if (found !== UNREADABLE) read.set(file.path, { version: file.version, found });
    return found;
  };

  const look = async (): Promise<WildcardSurvey> => {
    const named = [...new Map(folders().map((folder) => [folder.path, folder])).values()];
    const walked = await inTurns(named, async (folder) => ({ folder, own: await walkFolder(folder.path, limits) }));
    const files = new Map(walked.flatMap(({ own }) => own?.files ?? []).map((file) => [file.path, file]));
    for (const path of read.keys()) if (!files.has(path)) read.delete(path);
    let bytes = 0;
    const fitting = [...files.values()].map((file) => ({ file, fits: (bytes += file.bytes) <= MAX_IN_ALL }));
    const found = await inTurns(fitting, async ({ file, fits }) => (fits ? foundIn(file) : TOO_MUCH));
    const isSame = found.length === last.found.length && found.every((each, at) => each === last.found[at]);
    if (!isSame) last = { found, lists: found.flatMap(({ lists }) => lists) };
    return {
      folders: walked.map(({ folder, own }) => ({
        ...folder,
        isThere: own !== undefined,
        files: own?.files.length ?? 0,
      })),
      files: [
        ...walked.flatMap(({ folder, own }) =>
          own && own.faults.length > 0 ? [{ path: folder.path, lists: [], faults: own.faults }] : [],
        ),
        ...fitting.map(({ file }, at) => ({ path: file.path, ...(found[at] ?? UNREADABLE) })),
      ],
      lists: last.lists,
    };
  };

  let before: Promise<unknown> = Promise.resolve();
  /** One after the other, so that what two ask for is read once. */
  const survey = (): Promise<WildcardSurvey> => {
    const own = before.then(look).catch(refuseWithoutDescriptors);
    before = own.catch(() => undefined);
    return own;
  };
  return { survey, lists: async (): Promise<readonly WildcardList[]> => (await survey()).lists };
}

const TOO_MUCH: FileFound = {
  lists: [],
  faults: [{ reason: `All files of wildcards together are larger than ${String(MAX_IN_ALL / 1e6)} MB.` }],
};
const UNREADABLE: FileFound = { lists: [], faults: [{ reason: 'It cannot be read.' }] };

async function reading(file: FoundFile): Promise<FileFound> {
  try {
    return await readWildcardFile(file.path, file.name, file.bytes);
  } catch (caught) {
    if (errorCode(caught) === undefined || isOutOfDescriptors(caught)) throw caught;
    return UNREADABLE;
  }
}

/** A few at a time; what each gives, in order. */
async function inTurns<T, R>(all: readonly T[], work: (one: T) => Promise<R>): Promise<readonly R[]> {
  const given: R[] = [];
  for (let at = 0; at < all.length; at += AT_ONCE) {
    given.push(...(await Promise.all(all.slice(at, at + AT_ONCE).map(work))));
  }
  return given;
}

/** Without them it is not known what there is, and names that stay as they are written would be paid for. */
function refuseWithoutDescriptors(caught: unknown): never {
  if (!isOutOfDescriptors(caught)) throw caught;
  throw new StorageError('The wildcards cannot be read: too many files are open.', {
    hint: 'Close other programs, then try again.',
    cause: caught,
  });
}
