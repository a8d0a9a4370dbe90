import type { AnyNodeDefinition, OutputDefinition } from '#shared/graph/NodeDefinition';
import type { NodeOutputs, SocketOutput } from '#shared/graph/NodeOutputs';
import { markOf, type Rows } from '#shared/graph/rows/Row';

/** The lists a node gave, by output socket, and the rows of those that have any. */
export interface NodeGiven {
  readonly lists: Readonly<Record<string, readonly unknown[]>>;
  readonly rows: Readonly<Record<string, Rows>>;
}

/**
 * What a node gave, with its rows: as it said, else those of its lines for an output that is as long.
 * @throws Error where it gave other rows than items
 */
export function withRows(lists: NodeGiven['lists'], said: ReadonlyMap<string, Rows>, lines: Rows): NodeGiven {
  const rows: Record<string, Rows> = {};
  for (const [socket, list] of Object.entries(lists)) {
    const own = said.get(socket);
    if (own && own.length > 0 && own.length !== list.length) throw new Error(`“${socket}” has other rows than items.`);
    const carried = own ?? (lines.length === list.length ? lines : []);
    if (carried.some((row) => row)) rows[socket] = carried;
  }
  return { lists, rows };
}

/** The same with the type of each socket, for whoever shows it. Other lists than the definition names are nobody's. */
export function typedOutputs(definition: AnyNodeDefinition, { lists, rows }: NodeGiven): NodeOutputs {
  const outputs = Object.entries<OutputDefinition>(definition.outputs);
  return Object.fromEntries(
    outputs.map(([socket, { type }]) => {
      const marks = rows[socket]?.map((row) => (row ? markOf(row) : null));
      return [socket, { type, items: lists[socket] ?? [], ...(marks && { rows: marks }) } as SocketOutput];
    }),
  );
}
