import { groupIdOf } from '#shared/graph/groups/groupPath';
import type { Palette } from '#shared/graph/NodeDefinition';
import type { SocketType } from '#shared/graph/SocketValues';
import { nodeOfChange, type Change } from '#shared/workflow/compare/Change';
import { partOf } from '#shared/workflow/compare/takeChange';
import type { Position, Size, Workflow } from '#shared/workflow/Workflow';
import { drawGraph, wirePath, type Drawing, type DrawnNode } from '../nodes/drawing/drawGraph.ts';

/** What became of a part from A to B. */
export type Fate = 'added' | 'gone' | 'changed' | 'same';

/** A field of a node as a drawing shows it where it differs. */
export interface DrawnValue {
  readonly id: string;
  readonly label: string;
  readonly before: string;
  readonly after: string;
  /** The middle of its row. */
  readonly y: number;
}

export interface ComparedNode extends DrawnNode {
  readonly fate: Fate;
  /** What is said of it: `+ added`, `2 changed`; empty: nothing. */
  readonly badge: string;
  /** Both texts, where its text differs. */
  readonly texts?: { readonly before: string; readonly after: string };
  readonly changed: readonly DrawnValue[];
}

export interface ComparedWire {
  readonly id: string;
  readonly path: string;
  readonly type: SocketType | undefined;
  readonly fate: 'added' | 'gone' | 'same';
}

/** Two versions of a graph, or of one of its groups, in one drawing; px on the canvas. */
export interface ComparedDrawing {
  readonly box: Position & Size;
  readonly nodes: readonly ComparedNode[];
  readonly wires: readonly ComparedWire[];
}

export interface ComparedGraphs {
  readonly a: Workflow;
  readonly b: Workflow;
  readonly paletteA: Palette;
  readonly paletteB: Palette;
  readonly changes: readonly Change[];
}

/**
 * Both over each other: what is gone at its old place, all else where it is in B.
 * @param group the one that is looked into; `null`: the graph itself
 */
export function drawOver(graphs: ComparedGraphs, group: string | null): ComparedDrawing {
  const { a, b } = drawBoth(graphs, group);
  const shown = new Map([
    ...a.nodes.map(({ id }) => [id, false] as const),
    ...b.nodes.map(({ id }) => [id, true] as const),
  ]);
  const gone = a.nodes.filter(({ id }) => shown.get(id) === false);
  const fates = fatesOf(graphs, group);
  const nodes = [
    ...gone.map((node) => compared(node, undefined, node, fates)),
    ...b.nodes.map((node) => compared(node, a.byId.get(node.id), node, fates)),
  ];
  const there = new Set(a.wires.map(({ id }) => id));
  const here = new Set(b.wires.map(({ id }) => id));
  const wires: ComparedWire[] = [
    ...b.wires.map((wire) => ({ ...wire, fate: there.has(wire.id) ? ('same' as const) : ('added' as const) })),
    ...a.wires.flatMap((wire) => {
      if (here.has(wire.id)) return [];
      const path = pathBetween(wire.id, a, b) ?? wire.path;
      return [{ ...wire, path, fate: 'gone' as const }];
    }),
  ];
  return { box: boxAround(nodes), nodes, wires };
}

/** One of the two by itself, with what differs from the other. */
export function drawSide(graphs: ComparedGraphs, group: string | null, which: 'a' | 'b'): ComparedDrawing {
  const both = drawBoth(graphs, group);
  const own = both[which];
  const fates = fatesOf(graphs, group);
  const others = new Set(both[which === 'a' ? 'b' : 'a'].wires.map(({ id }) => id));
  return {
    box: own.box,
    nodes: own.nodes.map((node) => compared(node, both.a.byId.get(node.id), both.b.byId.get(node.id), fates, which)),
    wires: own.wires.map((wire) => ({
      ...wire,
      fate: others.has(wire.id) ? ('same' as const) : which === 'a' ? ('gone' as const) : ('added' as const),
    })),
  };
}

interface Drawn extends Drawing {
  readonly byId: ReadonlyMap<string, DrawnNode>;
}

function drawBoth({ a, b, paletteA, paletteB }: ComparedGraphs, group: string | null): Record<'a' | 'b', Drawn> {
  return { a: drawPart(a, group, paletteA), b: drawPart(b, group, paletteB) };
}

function drawPart(workflow: Workflow, group: string | null, palette: Palette): Drawn {
  const { nodes, edges } = partOf(workflow, group) ?? { nodes: [], edges: [] };
  const drawing = drawGraph({ ...workflow, nodes, edges }, palette);
  return { ...drawing, byId: new Map(drawing.nodes.map((node) => [node.id, node])) };
}

interface Fates {
  readonly added: ReadonlySet<string>;
  readonly gone: ReadonlySet<string>;
  /** The changes of each node, wires into it not among them. */
  readonly changes: ReadonlyMap<string, readonly Change[]>;
  /** How many changes there are inside of each group, by what a use of it is called. */
  readonly inside: ReadonlyMap<string, number>;
  readonly texts: ReadonlyMap<string, { readonly before: string; readonly after: string }>;
  /** Uses of groups that changed inside, by their ids. */
  readonly uses: ReadonlyMap<string, number>;
}

function fatesOf(graphs: ComparedGraphs, group: string | null): Fates {
  const { changes } = graphs;
  const own = changes.filter((change) => change.group === group && nodeOfChange(change) !== undefined);
  const ids = (kind: Change['kind']) =>
    new Set(own.flatMap((change) => (change.kind === kind ? (nodeOfChange(change) ?? []) : [])));
  const inside = changesInside(changes);
  const texts = own.flatMap((change) =>
    change.kind === 'field' && change.field === 'value' && change.inside === undefined
      ? [[change.node, { before: textOf(change.before), after: textOf(change.after) }] as const]
      : [],
  );
  const nodes = partOf(graphs.b, group)?.nodes ?? [];
  return {
    added: ids('node-added'),
    gone: ids('node-gone'),
    changes: Map.groupBy(
      own.filter(({ kind }) => kind === 'field' || kind === 'title' || kind === 'mode' || kind === 'type'),
      (change) => nodeOfChange(change) ?? '',
    ),
    inside,
    texts: new Map(texts),
    uses: new Map(
      nodes.flatMap(({ id, type }) => {
        const count = inside.get(groupIdOf(type) ?? '');
        return count === undefined ? [] : [[id, count] as const];
      }),
    ),
  };
}

/** How many changes there are in each group, by its id. */
export function changesInside(changes: readonly Change[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { group, kind } of changes) {
    if (group === null || kind === 'look' || kind === 'group-added' || kind === 'group-gone') continue;
    counts.set(group, (counts.get(group) ?? 0) + 1);
  }
  return counts;
}

function compared(
  drawn: DrawnNode,
  before: DrawnNode | undefined,
  after: DrawnNode | undefined,
  fates: Fates,
  which?: 'a' | 'b',
): ComparedNode {
  const { id } = drawn;
  const changes = fates.changes.get(id) ?? [];
  const inside = fates.uses.get(id);
  const fate: Fate = fates.added.has(id)
    ? 'added'
    : fates.gone.has(id)
      ? 'gone'
      : changes.length > 0 || inside !== undefined
        ? 'changed'
        : 'same';
  const text = fates.texts.get(id);
  const isText = text !== undefined && drawn.text !== '' && typeof text.after === 'string';
  return {
    ...drawn,
    fate,
    badge: badgeOf(fate, changes.length, inside, isText),
    ...(isText && !which && { texts: text }),
    changed: which ? [] : changedValues(before, after),
  };
}

function badgeOf(fate: Fate, count: number, inside: number | undefined, isText: boolean): string {
  if (fate === 'added') return '+ added';
  if (fate === 'gone') return '− gone';
  if (fate === 'same') return '';
  if (count === 0) return `${String(inside ?? 0)} inside`;
  return isText && count === 1 ? 'text changed' : `${String(count)} changed`;
}

function changedValues(before: DrawnNode | undefined, after: DrawnNode | undefined): readonly DrawnValue[] {
  if (!before || !after || before === after) return [];
  const was = new Map(before.fields.map((field) => [field.id, field]));
  const is = new Map(after.fields.map((field) => [field.id, field]));
  return after.fields.flatMap((field) => {
    const old = was.get(field.id)?.value ?? '';
    const { id, label, y } = field;
    return old === field.value || !is.has(id) ? [] : [{ id, label, before: old, after: field.value, y }];
  });
}

/** Where a wire of A would lie between its nodes as they lie in B. */
function pathBetween(id: string, a: Drawn, b: Drawn): string | undefined {
  const [from, fromSocket, to, toSocket] = JSON.parse(id) as [string, string, string, string];
  const start = placeOf(`out ${fromSocket}`, a.byId.get(from), b.byId.get(from));
  const end = placeOf(`in ${toSocket}`, a.byId.get(to), b.byId.get(to));
  return start && end && wirePath(start, end);
}

function placeOf(socket: string, old: DrawnNode | undefined, now: DrawnNode | undefined): Position | undefined {
  const was = old?.sockets.find(({ id }) => id === socket);
  if (!now || !old) return was;
  const is = now.sockets.find(({ id }) => id === socket);
  if (is) return is;
  return was && { x: was.x + now.x - old.x, y: was.y + now.y - old.y };
}

const MARGIN = 32;

function boxAround(nodes: readonly (Position & Size)[]): Position & Size {
  if (nodes.length === 0) return { x: 0, y: 0, width: 1, height: 1 };
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y, width, height } of nodes) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x + width);
    bottom = Math.max(bottom, y + height);
  }
  return { x: left - MARGIN, y: top - MARGIN, width: right - left + 2 * MARGIN, height: bottom - top + 2 * MARGIN };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
