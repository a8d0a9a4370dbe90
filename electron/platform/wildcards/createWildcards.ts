import type { WildcardList } from '#shared/graph/WildcardList';
import { errorCode } from '../disk/fileErrors.ts';
import type { TreeFault } from './parseTree.ts';
import { readWildcardFile, type FileFound } from './readWildcardFile.ts';
import { walkFolder, type FoundFile } from './walkFolder.ts';

/** Bytes of all files together. */
const MAX_IN_ALL = 128_000_000;

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
export function createWildcards(folders: () => readonly NamedFolder[]) {
  let read = new Map<string, { readonly version: string; readonly found: Promise<FileFound> }>();
  let last: { readonly key: string; readonly lists: readonly WildcardList[] } = { key: '', lists: [] };

  const survey = async (): Promise<WildcardSurvey> => {
    const named = [...new Map(folders().map((folder) => [folder.path, folder])).values()];
    const walked = await Promise.all(named.map(async (folder) => ({ folder, files: await walkFolder(folder.path) })));
    const files = walked.flatMap((each) => each.files ?? []);
    const kept: typeof read = new Map();
    let bytes = 0;
    for (const file of files) {
      bytes += file.bytes;
      const known = read.get(file.path);
      const found = known?.version === file.version ? known.found : bytes > MAX_IN_ALL ? TOO_MUCH : reading(file);
      kept.set(file.path, { version: file.version, found });
    }
    read = kept;
    const found = await Promise.all([...kept].map(async ([path, each]) => ({ path, ...(await each.found) })));
    const key = [...kept].map(([path, { version }]) => `${path} ${version}`).join('\n');
    if (key !== last.key) last = { key, lists: found.flatMap(({ lists }) => lists) };
    return {
      folders: walked.map(({ folder, files: own }) => ({
        ...folder,
        isThere: own !== undefined,
        files: own?.length ?? 0,
      })),
      files: found,
      lists: last.lists,
    };
  };
  return { survey, lists: async (): Promise<readonly WildcardList[]> => (await survey()).lists };
}

const TOO_MUCH: Promise<FileFound> = Promise.resolve({
  lists: [],
  faults: [{ reason: `All files of wildcards together are larger than ${String(MAX_IN_ALL / 1e6)} MB.` }],
});

async function reading(file: FoundFile): Promise<FileFound> {
  try {
    return await readWildcardFile(file.path, file.name, file.bytes);
  } catch (caught) {
    if (errorCode(caught) === undefined) throw caught;
    return { lists: [], faults: [{ reason: 'It cannot be read.' }] };
  }
}
