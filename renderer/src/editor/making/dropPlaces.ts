import { definitionOf } from '#shared/graph/definitionOf';
import { imageInput } from '#shared/nodes/imageInput';
import type { Position, Workflow, WorkflowNode } from '#shared/workflow/Workflow';
import { textAt } from '../../nodes/place/addText.ts';
import type { Box } from '../../nodes/place/freeSpot.ts';
import { makeNode } from '../../nodes/place/makeNode.ts';
import { placeAt } from '../../nodes/place/placeNode.ts';
import { estimateGeometry } from '../../nodes/rows/nodeGeometry.ts';
import type { Studio } from '../../stores/studio.ts';

/** px on the canvas between texts dropped together, which lie in rows. */
const STEP = { x: 280, y: 280 };
const IN_ROW = 4;
/** Of a drop of many texts the places of so many are looked for while it is on its way: each takes a search of its own. */
const MOST_SHOWN = 24;

/** What a drop would make nodes of. */
export interface Dropped {
  readonly pictures: boolean;
  readonly texts: number;
}

/** Where one of several texts is wished for that are dropped at a point. */
export function wishOfText(at: Position, index: number): Position {
  return { x: at.x + (index % IN_ROW) * STEP.x, y: at.y + Math.floor(index / IN_ROW) * STEP.y };
}

/** What a drop would make nodes of, as far as that is known while it is on its way: files tell their kinds only. */
export function droppedBy({ items, types }: DataTransfer, carriesPicture: boolean): Dropped {
  if (carriesPicture) return { pictures: true, texts: 0 };
  if (!types.includes('Files')) return { pictures: false, texts: 1 };
  const files = [...items].filter(({ kind }) => kind === 'file');
  return {
    pictures: files.length === 0 || files.some(({ type }) => type.startsWith('image/')),
    texts: files.filter(({ type }) => type.startsWith('text/')).length,
  };
}

/** Where the nodes would lie that a drop at a point would make, the first of them in the order in which they are made: each keeps clear of those before it. */
export function dropPlaces(studio: Studio, { pictures, texts }: Dropped, at: Position): readonly Box[] {
  const { workflow } = studio.workflow.getState();
  const made: WorkflowNode[] = [];
  const withMade = (): Workflow => ({ ...workflow, nodes: [...workflow.nodes, ...made] });
  if (pictures) {
    const position = placeAt(studio, imageInput.type, at);
    made.push(makeNode(studio, { id: 'dropped pictures', type: imageInput.type, position }));
  }
  for (let index = 0; index < Math.min(texts, MOST_SHOWN); index++) {
    made.push({ ...textAt(studio, '', wishOfText(at, index), withMade()), id: `dropped text ${String(index)}` });
  }
  const palette = studio.paletteOf(workflow);
  return made.map((node) => {
    const { width, height } = estimateGeometry(node, definitionOf(palette, node));
    return { ...node.position, width, height };
  });
}
