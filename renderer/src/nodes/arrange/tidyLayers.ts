import dagre from '@dagrejs/dagre';
import type { Box } from '../place/freeSpot.ts';
import type { TidyNode, TidyWire } from './TidyGraph.ts';

/** px between columns, where wires run, and between the nodes of one. */
const COLUMN_GAP = 80;
const ROW_GAP = 40;
/** Rounds of putting nodes of a column in the order of what they are wired to. */
const ROUNDS = 4;

/** Lays out what is wired together: from left to right by its wires, column by column. The top left is at 0, 0. */
export function tidyLayers(nodes: readonly TidyNode[], wires: readonly TidyWire[]): ReadonlyMap<string, Box> {
  const graph = new dagre.graphlib.Graph({ multigraph: false });
  graph.setGraph({ rankdir: 'LR', ranksep: COLUMN_GAP, nodesep: ROW_GAP, ranker: 'longest-path' });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { id, width, height } of nodes) graph.setNode(id, { width, height });
  // In the order of their sockets, so that what is wired further up comes first.
  for (const { from, to } of [...wires].sort((a, b) => a.toY - b.toY)) if (from !== to) graph.setEdge(from, to);
  dagre.layout(graph);
  const columns = columnsOf(nodes.map((node) => ({ node, at: graph.node(node.id) as { x: number; y: number } })));
  const placed = new Map<string, Box>();
  for (const column of columns) stack(column, placed);
  for (let round = 0; round < ROUNDS; round++) straighten(columns, wires, placed, round % 2 === 0);
  return fromOrigin(placed);
}

interface Column {
  readonly x: number;
  /** From top to bottom. */
  nodes: readonly { readonly node: TidyNode; readonly y: number }[];
}

type Found = { readonly node: TidyNode; readonly at: { readonly x: number; readonly y: number } };

/** What has one middle across is one column; its nodes are put flush left. */
function columnsOf(found: readonly Found[]): readonly Column[] {
  const byX = new Map<number, Found[]>();
  for (const each of found) {
    const key = Math.round(each.at.x);
    byX.set(key, [...(byX.get(key) ?? []), each]);
  }
  return [...byX.values()]
    .map((column) => ({
      x: Math.min(...column.map(({ node, at }) => at.x - node.width / 2)),
      nodes: column.map(({ node, at }) => ({ node, y: at.y - node.height / 2 })).sort((a, b) => a.y - b.y),
    }))
    .sort((a, b) => a.x - b.x);
}

function stack({ x, nodes }: Column, placed: Map<string, Box>): void {
  for (const { node, y } of nodes) placed.set(node.id, { x, y, width: node.width, height: node.height });
}

/** Gives each column the order, and each node the height, in which its wires lead straight to the column before, or after. */
function straighten(
  columns: readonly Column[],
  wires: readonly TidyWire[],
  placed: Map<string, Box>,
  forth: boolean,
): void {
  /** Of each node, the ends of its wires on that side, and how much higher than those it would lie. */
  const ends = new Map<string, { readonly other: string; readonly by: number }[]>();
  for (const { from, to, fromY, toY } of wires) {
    if (from === to) continue;
    const own = forth ? to : from;
    const end = forth ? { other: from, by: fromY - toY } : { other: to, by: toY - fromY };
    const list = ends.get(own);
    if (list) list.push(end);
    else ends.set(own, [end]);
  }
  for (const column of forth ? columns : [...columns].reverse()) {
    const wishes = column.nodes.map(({ node, y }) => {
      const own = ends.get(node.id) ?? [];
      const sum = own.reduce((all, { other, by }) => all + (placed.get(other)?.y ?? 0) + by, 0);
      return { node, y: own.length > 0 ? sum / own.length : y };
    });
    column.nodes = spread(wishes.sort((a, b) => a.y - b.y));
    stack(column, placed);
  }
}

/** As near to where they wish to be as they can without touching, in their order. */
function spread(wishes: Column['nodes']): Column['nodes'] {
  interface Block {
    start: number;
    height: number;
    weight: number;
    members: { readonly node: TidyNode; readonly offset: number }[];
  }
  const blocks: Block[] = [];
  for (const { node, y } of wishes) {
    let block: Block = { start: y, height: node.height, weight: 1, members: [{ node, offset: 0 }] };
    for (
      let above = blocks.at(-1);
      above && above.start + above.height + ROW_GAP > block.start;
      above = blocks.at(-1)
    ) {
      blocks.pop();
      const shift = above.height + ROW_GAP;
      const weight = above.weight + block.weight;
      block = {
        // Where both together are as near to their wishes as can be.
        start: (above.start * above.weight + (block.start - shift) * block.weight) / weight,
        height: shift + block.height,
        weight,
        members: [...above.members, ...block.members.map((each) => ({ ...each, offset: each.offset + shift }))],
      };
    }
    blocks.push(block);
  }
  return blocks.flatMap(({ start, members }) => members.map(({ node, offset }) => ({ node, y: start + offset })));
}

function fromOrigin(placed: ReadonlyMap<string, Box>): ReadonlyMap<string, Box> {
  const left = Math.min(...[...placed.values()].map(({ x }) => x));
  const top = Math.min(...[...placed.values()].map(({ y }) => y));
  return new Map([...placed].map(([id, box]) => [id, { ...box, x: box.x - left, y: box.y - top }]));
}
