import { isOfSystem, picturesAmong, type FoundPicture, type NoPicture } from '#shared/graph/pictureFiles';

/** Folders within one another. */
const MAX_DEPTH = 64;

/** A file that a browser hands out, where it lies in what was chosen, and what it belongs to; one that is no picture has no file. */
export type HandedFile = (FoundPicture | NoPicture) & {
  readonly file: () => Promise<File>;
  /** Another file of the same folder. */
  readonly other: (path: string) => Promise<File | undefined>;
};

/** What was dropped, to be asked for while the drop lasts: a browser forgets it then. */
export function entriesOf({ items }: DataTransfer): readonly FileSystemEntry[] {
  return [...items].flatMap((item) => item.webkitGetAsEntry() ?? []);
}

/** The files among what was dropped and in all folders of it, folder by folder; hidden ones and the system's are passed over. */
export async function* filesOfEntries(entries: readonly FileSystemEntry[], depth = 0): AsyncGenerator<HandedFile> {
  const seen = entries.filter(({ name }) => depth === 0 || !isOfSystem(name)).toSorted(byName);
  const files = new Map(seen.filter(isFile).map((entry) => [entry.fullPath, entry]));
  for (const found of picturesAmong([...files.keys()])) {
    const entry = files.get(found.path);
    const other = async (path: string) => {
      const beside = files.get(path);
      return beside && fileOf(beside);
    };
    if (entry) yield { ...found, file: () => fileOf(entry), other };
  }
  if (depth >= MAX_DEPTH) return;
  for (const folder of seen.filter(isFolder)) yield* filesOfEntries(await entriesIn(folder), depth + 1);
}

/** The same of files that were chosen, each with its folders where a folder was. */
export function* filesOfList(chosen: readonly File[]): Generator<HandedFile> {
  const pathOf = (file: File) => file.webkitRelativePath || file.name;
  const shown = chosen.filter((file) => !pathOf(file).split('/').some(isOfSystem));
  const byFolder = Map.groupBy(shown, (file) => pathOf(file).split('/').slice(0, -1).join('/'));
  for (const [, files] of [...byFolder].toSorted(([one], [other]) => (one < other ? -1 : 1))) {
    const byPath = new Map(files.map((file) => [pathOf(file), file]));
    for (const found of picturesAmong([...byPath.keys()].toSorted())) {
      const file = byPath.get(found.path);
      const other = (path: string) => Promise.resolve(byPath.get(path));
      if (file) yield { ...found, file: () => Promise.resolve(file), other };
    }
  }
}

/** A browser hands out a folder in pieces, the last of them empty. */
async function entriesIn(folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<readonly FileSystemEntry[]>((resolve, reject) => {
      reader.readEntries(resolve, reject);
    });
    if (some.length === 0) return all;
    all.push(...some);
  }
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => {
    entry.file(resolve, reject);
  });
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

function byName({ name: one }: FileSystemEntry, { name: other }: FileSystemEntry): number {
  return one < other ? -1 : 1;
}
