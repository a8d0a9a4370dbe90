import type { Position, Size } from '../../workflow/Workflow.ts';

const COLUMN_GAP = 70;
const ROW_GAP = 30;

interface Laid {
  readonly id: string;
  readonly size: Size;
}

/** Places for nodes that have none: each to the right of all that feed it, in columns. What goes round in a circle is cut somewhere. */
export function layers(
  nodes: readonly Laid[],
  edges: readonly { readonly from: { readonly node: string }; readonly to: { readonly node: string } }[],
): ReadonlyMap<string, Position> {
  const known = new Set(nodes.map(({ id }) => id));
  const waiting = new Map<string, number>(nodes.map(({ id }) => [id, 0]));
  const fed = new Map<string, string[]>();
  for (const { from, to } of edges) {
    if (!known.has(from.node) || !known.has(to.node) || from.node === to.node) continue;
    waiting.set(to.node, (waiting.get(to.node) ?? 0) + 1);
    const list = fed.get(from.node);
    if (list) list.push(to.node);
    else fed.set(from.node, [to.node]);
  }
  const column = new Map<string, number>();
  const done = new Set<string>();
  const ready = nodes.map(({ id }) => id).filter((id) => waiting.get(id) === 0);
  const rest = nodes.map(({ id }) => id);
  for (let at = 0; done.size < nodes.length; at++) {
    if (at >= ready.length) {
      let id = rest.pop();
      while (id !== undefined && done.has(id)) id = rest.pop();
      if (id === undefined) break;
      ready.push(id);
    }
    const id = ready[at];
    if (id === undefined || done.has(id)) continue;
    done.add(id);
    for (const next of fed.get(id) ?? []) {
      if (done.has(next)) continue;
      column.set(next, Math.max(column.get(next) ?? 0, (column.get(id) ?? 0) + 1));
      const left = (waiting.get(next) ?? 1) - 1;
      waiting.set(next, left);
      if (left === 0) ready.push(next);
    }
  }
  const columns = new Map<number, Laid[]>();
  for (const node of nodes) {
    const at = column.get(node.id) ?? 0;
    const list = columns.get(at);
    if (list) list.push(node);
    else columns.set(at, [node]);
  }
  const places = new Map<string, Position>();
  let x = 0;
  for (const at of [...columns.keys()].sort((a, b) => a - b)) {
    const inIt = columns.get(at) ?? [];
    let y = 0;
    for (const { id, size } of inIt) {
      places.set(id, { x, y });
      y += size.height + ROW_GAP;
    }
    x += inIt.reduce((most, { size }) => Math.max(most, size.width), 0) + COLUMN_GAP;
  }
  return places;
}
