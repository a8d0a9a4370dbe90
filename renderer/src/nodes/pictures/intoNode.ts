import type { NamedPicture } from '#shared/graph/Field';
import { displayName } from '#shared/graph/displayName';
import { nodeById } from '#shared/workflow/lookups';
import type { WorkflowStore } from '../../stores/graph/workflowStore.ts';
import type { Studio } from '../../stores/studio.ts';
import { pictureField, picturesIn, withMore, withReplaced } from './namedPictures.ts';

/** Where pictures were put. */
export interface Added {
  /** Empty: none is to be shown. */
  readonly node: string;
  /** What was done, as a sentence. */
  readonly said: string;
}

/** What is done with pictures that come in. */
export interface Intake {
  /** Puts them into a graph, as one step of undo. */
  readonly add: (graph: WorkflowStore, pictures: readonly NamedPicture[]) => Added;
  /** A person pointed at where they go: the canvas stays where it is. */
  readonly isPointedAt: boolean;
  /** What was done is told in any case. */
  readonly isTold?: boolean;
}

/** A node that holds pictures: they go to its end, or in place of one, which the library may lack. */
export interface NodeTarget {
  readonly node: string;
  readonly instead?: number;
  readonly missing?: NamedPicture;
}

/** Puts pictures of the library into a node that holds some; `undefined`: that is none, or is gone. */
export function intoNode(
  { paletteOf }: Pick<Studio, 'paletteOf'>,
  graph: WorkflowStore,
  pictures: readonly NamedPicture[],
  { node: id, instead, missing }: NodeTarget,
): Added | undefined {
  const { workflow } = graph.getState();
  const node = nodeById(workflow, id);
  const definition = paletteOf(workflow).get(node?.type ?? '');
  const field = pictureField(definition);
  if (field === undefined || !node) return undefined;
  const before = picturesIn(node.fields?.[field]);
  // The very same keeps the name it has in the graph.
  const given = pictures.map((picture) => (picture.id === missing?.id ? missing : picture));
  const after = instead === undefined ? withMore(before, given) : withReplaced(before, instead, given);
  graph.getState().setFields(id, { [field]: after });
  if (missing) return { node: id, said: mended(missing, pictures) };
  const added = after.length - before.length;
  const what = instead !== undefined ? 'Replaced' : added === 0 ? 'Was there already' : `${countOf(added)} added`;
  return {
    node: id,
    said: `${what}: “${displayName(workflow, paletteOf(workflow), node)}” holds ${countOf(after.length)}.`,
  };
}

export function countOf(pictures: number): string {
  return pictures === 1 ? '1 picture' : `${String(pictures)} pictures`;
}

function mended({ id, name = 'The picture' }: NamedPicture, pictures: readonly NamedPicture[]): string {
  if (pictures.some((picture) => picture.id === id)) return `${name} is back: it is the very same picture.`;
  const [{ name: other = 'Another picture' } = {}] = pictures;
  return `${other} is another picture. It took the place of ${name}.`;
}
