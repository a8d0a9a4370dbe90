import type { OpenDocument } from './documents.ts';

type Tab = Pick<OpenDocument, 'id' | 'title' | 'words' | 'file'>;

/**
 * What is to be said beside titles that several tabs have: the folder of the file where that tells a tab from all others, else the first words
 * of its prompt where those do, else its number.
 */
export function tellApart(tabs: readonly Tab[]): ReadonlyMap<string, string> {
  const said = new Map<string, string>();
  for (const group of Map.groupBy(tabs, ({ title }) => title).values()) {
    if (group.length < 2) continue;
    const folders = ownOf(group.map(folderOf));
    const words = ownOf(group.map((tab) => tab.words));
    group.forEach(({ id }, at) => {
      said.set(id, folders[at] ?? words[at] ?? String(at + 1));
    });
  }
  return said;
}

/** Each that is no other's; `undefined` in the place of the rest. */
function ownOf(names: readonly string[]): readonly (string | undefined)[] {
  return names.map((name) => (name !== '' && names.indexOf(name) === names.lastIndexOf(name) ? name : undefined));
}

/** The last folder of where its file lies; empty: it lies in the folder of graphs, or nowhere. */
function folderOf({ file }: Tab): string {
  return file?.name.split(/[/\\]/).at(-2) ?? '';
}
