import { definitionOf } from '#shared/graph/definitionOf';
import type { Edge } from '#shared/graph/Graph';
import { groupType } from '#shared/graph/groups/groupPath';
import { connect, wireTo, type OpenEnd } from '#shared/workflow/edits';
import type { GroupFile } from '#shared/workflow/groups/groupFile';
import type { Position, Workflow, WorkflowNode } from '#shared/workflow/Workflow';
import type { Studio } from '../../stores/studio.ts';
import { putOnWire } from '../insert/insertOnWire.ts';
import { freeSpot } from './freeSpot.ts';
import { usualPlace } from './placeNode.ts';
import { boxOf, takenBoxes } from './takenBoxes.ts';
import { underWire } from './underWire.ts';

/** Where a use of a group is wanted. */
export interface GroupWish {
  /** Near this point. Absent: beside the node it is wired to, else in the middle of what is seen. */
  readonly at?: Position;
  /** The loose end that it is wired to. */
  readonly wire?: OpenEnd;
  /** The wire that it is put on. */
  readonly on?: Edge;
}

/**
 * A use of a group in the graph on screen, with its definition and those it uses: one step of undo.
 * @throws GroupError where it would stand in itself
 */
export function placeGroup(studio: Studio, { group, groups }: GroupFile, wish: GroupWish = {}): void {
  const { addPart } = studio.workflow.getState();
  const node: WorkflowNode = { id: 'new', type: groupType(group), position: { x: 0, y: 0 } };
  // What it looks like is known once its definition is in the graph.
  const [id] = addPart({ nodes: [node], edges: [], groups }, [], (graph, [added]) =>
    placed(studio, graph, added, wish),
  );
  if (id !== undefined) studio.view.getState().canvas?.focus(id);
}

function placed(studio: Studio, graph: Workflow, id: string | undefined, { at, wire, on }: GroupWish): Workflow {
  const node = graph.nodes.find((each) => each.id === id);
  if (!node) return graph;
  const others = { ...graph, nodes: graph.nodes.filter((each) => each !== node) };
  const onWire = on && putOnWire(studio, others, on, node);
  if (onWire) return onWire;
  const palette = studio.paletteOf(graph);
  const definition = definitionOf(palette, node);
  const size = boxOf(studio, node, graph);
  const under = at && wire && definition ? underWire(at, wire, definition) : at;
  const position = freeSpot(under ?? usualPlace(studio, size, wire), size, takenBoxes(studio, others));
  const lying = { ...others, nodes: [...others.nodes, { ...node, position }] };
  const edge = wire && definition && wireTo(wire, node.id, definition);
  const wired = edge && connect(lying, palette, edge);
  return wired?.ok ? wired.workflow : lying;
}
