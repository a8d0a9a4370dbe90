import { definitionOf } from '#shared/graph/definitionOf';
import type { Position } from '#shared/workflow/Workflow';
import { nodeById } from '#shared/workflow/lookups';
import type { PictureTarget } from '../../nodes/pictures/addPictures.ts';
import { pictureField, pictureInput } from '../../nodes/pictures/namedPictures.ts';
import type { Studio } from '../../stores/studio.ts';

/** Where pictures go that are dropped on something: into a node that holds pictures, into an input that takes them, else where one points. */
export function dropTarget({ workflow, paletteOf }: Studio, target: EventTarget, at: Position): PictureTarget {
  const place: PictureTarget = { kind: 'place', at };
  const id = target instanceof Element ? target.closest<HTMLElement>('.react-flow__node')?.dataset['id'] : undefined;
  if (id === undefined) return place;
  const { workflow: graph } = workflow.getState();
  const definition = definitionOf(paletteOf(graph), nodeById(graph, id));
  if (pictureField(definition) !== undefined) return { kind: 'node', node: id };
  const socket = pictureInput(definition);
  return socket === undefined ? place : { kind: 'input', node: id, socket };
}
