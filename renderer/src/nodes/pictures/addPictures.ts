import { withoutReroutes } from '#shared/graph/withoutReroutes';
import type { NamedPicture } from '#shared/graph/Field';
import { displayName } from '#shared/graph/displayName';
import { imageInput } from '#shared/nodes/imageInput';
import type { Position } from '#shared/workflow/Workflow';
import { edgesInto, nodeById } from '#shared/workflow/lookups';
import type { WorkflowStore } from '../../stores/graph/workflowStore.ts';
import type { Studio } from '../../stores/studio.ts';
import { makeNode } from '../place/makeNode.ts';
import { BESIDE, placeNear } from '../place/placeNode.ts';
import { countOf, intoNode, type Added, type Intake, type NodeTarget } from './intoNode.ts';
import { pictureField } from './namedPictures.ts';

/** Where pictures are to go. */
export type PictureTarget =
  /** Into a node of their own: where one points, beside a node, or in the middle of what is seen. */
  | { readonly kind: 'place'; readonly at?: Position; readonly beside?: string }
  /** Into a node that holds pictures. */
  | ({ readonly kind: 'node' } & NodeTarget)
  /** Into a node that is wired to an input: one that is there, else a new one. */
  | { readonly kind: 'input'; readonly node: string; readonly socket: string };

/** What is done with pictures that come in where they are to go there. */
export function intakeFor(studio: Studio, target: PictureTarget): Intake {
  return {
    add: (graph, pictures) => addPictures(studio, graph, pictures, target),
    isPointedAt: target.kind === 'node' || (target.kind === 'place' && target.at !== undefined),
  };
}

/** Puts pictures of the library into a graph, as one step of undo. */
export function addPictures(
  studio: Studio,
  graph: WorkflowStore,
  pictures: readonly NamedPicture[],
  target: PictureTarget,
): Added {
  const { workflow } = graph.getState();
  const palette = studio.paletteOf(workflow);
  const definitionAt = (id: string) => palette.get(nodeById(workflow, id)?.type ?? '');
  const named = (id: string) => {
    const node = nodeById(workflow, id);
    return node ? `“${displayName(workflow, palette, node)}”` : 'the node';
  };
  switch (target.kind) {
    case 'node':
      return intoNode(studio, graph, pictures, target) ?? addPictures(studio, graph, pictures, { kind: 'place' });
    case 'input': {
      const { node, socket } = target;
      const sources = edgesInto(withoutReroutes(workflow), node).filter(({ to }) => to.socket === socket);
      const holder = sources.find(({ from }) => pictureField(definitionAt(from.node)) !== undefined);
      if (holder) return addPictures(studio, graph, pictures, { kind: 'node', node: holder.from.node });
      const input = definitionAt(node)?.inputs[socket];
      if (!input || (!input.multiple && sources.length > 0))
        return addPictures(studio, graph, pictures, { kind: 'place', beside: node });
      const id = addNode(studio, graph, pictures, besideOf(studio, node, 'left'), { node, socket });
      return { node: id, said: `${countOf(pictures.length)} added, wired to ${input.label} of ${named(node)}.` };
    }
    case 'place': {
      const { at, beside } = target;
      const wish = at ? () => at : beside === undefined ? undefined : besideOf(studio, beside, 'right');
      const id = addNode(studio, graph, pictures, wish);
      return {
        node: id,
        said: `${countOf(pictures.length)} added, in a node of ${pictures.length === 1 ? 'its' : 'their'} own.`,
      };
    }
  }
}

type Wish = Parameters<typeof placeNear>[2];

/** The place at the side of a node; `undefined`: it is not on screen. */
export function besideOf({ view }: Studio, node: string, side: 'left' | 'right'): Wish | undefined {
  const box = view.getState().canvas?.boxes().get(node);
  if (!box) return undefined;
  return ({ width }) => ({ x: side === 'left' ? box.x - BESIDE - width : box.x + box.width + BESIDE, y: box.y });
}

/** The middle of what is seen. */
export function inTheMiddle({ view }: Studio): Wish {
  const centre = view.getState().canvas?.centre() ?? { x: 0, y: 0 };
  return ({ width, height }) => ({ x: centre.x - width / 2, y: centre.y - height / 2 });
}

function addNode(
  studio: Studio,
  graph: WorkflowStore,
  pictures: readonly NamedPicture[],
  wish: Wish = inTheMiddle(studio),
  to?: { readonly node: string; readonly socket: string },
): string {
  const { x, y } = placeNear(studio, imageInput.type, wish);
  const node = makeNode(studio, { id: 'new', type: imageInput.type, position: { x, y } }, { pictures });
  const wires = to ? [{ from: { node: 'new', socket: 'images' }, to }] : [];
  const [id = ''] = graph.getState().addPart({ nodes: [node], edges: [] }, wires);
  return id;
}
