import type { ReferenceSet, SetVersion } from '#shared/api/contract';
import type { ChosenSet } from '#shared/nodes/chosenSet';
import { attempt } from '../../stores/attempt.ts';
import type { WorkflowStore } from '../../stores/graph/workflowStore.ts';
import { withPictures } from '../../stores/sets/setEdits.ts';
import { notesText, pictures } from '../../stores/sets/setWords.ts';
import type { Studio } from '../../stores/studio.ts';

/** Has a node use a set. `version` absent: the latest, whatever becomes of it. */
export function giveSet(
  graph: WorkflowStore,
  node: string,
  { id, name }: Pick<ReferenceSet, 'id' | 'name'>,
  held: Pick<SetVersion, 'pictures'>,
  version?: number,
): void {
  const ids = held.pictures.map(({ image }) => image.id);
  const chosen: ChosenSet = { id, name, ...(version !== undefined && { version }), pictures: ids };
  graph.getState().setField(node, 'set', chosen);
}

/** Asks for a name and makes a set of these pictures. `undefined`: it was not made. */
export async function makeSet(
  { questions, sets }: Studio,
  ids: readonly string[],
  suggestion = '',
): Promise<ReferenceSet | undefined> {
  const name = await questions.ask('set-name', {
    title: 'New reference set',
    message: ids.length > 0 ? `It begins with ${pictures(ids.length)}.` : 'Pictures are added to it next.',
    suggestion,
    save: 'Make the set',
  });
  return name === undefined ? undefined : sets.getState().create(name, withPictures([], ids));
}

/** Adds pictures to a set, or asks for a name and makes one of them. Gives the set; `undefined`: nothing was done. */
export async function putInSet(
  studio: Studio,
  set: ReferenceSet | undefined,
  ids: readonly string[],
): Promise<ReferenceSet | undefined> {
  if (ids.length === 0) return undefined;
  if (!set) return makeSet(studio, ids);
  const { sets } = studio;
  if (!(await sets.getState().change(set.id, (content) => withPictures(content, ids)))) return undefined;
  const after = sets.getState().sets?.get(set.id) ?? set;
  const added = after.pictures.length - set.pictures.length;
  studio.view
    .getState()
    .notify(
      added <= 0
        ? `“${set.name}” has ${ids.length === 1 ? 'it' : 'them'} already.`
        : `Added to “${set.name}”, which has ${pictures(after.pictures.length)} now.`,
    );
  return after;
}

export async function renameSet({ questions, sets }: Studio, { id, name }: ReferenceSet): Promise<void> {
  const next = await questions.ask('set-name', {
    title: 'Rename the reference set',
    message: 'Graphs that use it find it by any name.',
    suggestion: name,
    save: 'Rename',
  });
  if (next !== undefined && next !== name) await sets.getState().rename(id, next);
}

/** Takes it out of the lists; that can be taken back, so nothing is asked. */
export async function removeSet({ sets, view }: Studio, { id, name }: ReferenceSet): Promise<void> {
  if (await sets.getState().remove(id))
    view.getState().notify(`“${name}” was removed.`, 'Its versions are kept: bring it back under Reference sets.');
}

/** Makes the set anew of those of its pictures that the library has: under its own name, unless a set of this library has that. */
export async function makeAnew(
  studio: Studio,
  chosen: ChosenSet,
  isNameTaken: boolean,
): Promise<ReferenceSet | undefined> {
  const known = await Promise.all(
    chosen.pictures.map((id) =>
      studio.client('picture.details', { id }).then(
        () => [id],
        () => [],
      ),
    ),
  );
  const found = known.flat();
  const made = isNameTaken
    ? await makeSet(studio, found, `${chosen.name} 2`)
    : await studio.sets.getState().create(chosen.name, withPictures([], found));
  if (made && found.length < chosen.pictures.length) {
    const message = `${String(found.length)} of ${pictures(chosen.pictures.length)} are in this library.`;
    studio.view.getState().notify(message, 'Add what is missing to the set.');
  }
  return made;
}

/** As the lines of a prompt: models count the pictures they are sent from 1. */
export function copyNotes(studio: Studio, version: Pick<SetVersion, 'pictures'>): Promise<void> {
  return attempt(studio, 'The notes are on the clipboard.', () => navigator.clipboard.writeText(notesText(version)));
}

/** Has a node use another version of its set. `version` absent: the latest. */
export async function chooseVersion(
  studio: Studio,
  graph: WorkflowStore,
  node: string,
  set: ReferenceSet,
  version: number | undefined,
): Promise<void> {
  await attempt(studio, undefined, async () => {
    const isNewest = version === undefined || version === set.version;
    const versions = isNewest ? [set] : await studio.client('set.versions', { id: set.id });
    const held = versions.find((each) => each.version === (version ?? set.version));
    if (held) giveSet(graph, node, set, held, version);
  });
}
