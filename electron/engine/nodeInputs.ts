import { UnequalListsError } from '#shared/errors/inputErrors';
import { fieldBeside } from '#shared/graph/definitionOf';
import { leftOutWords } from '#shared/graph/rows/leftOutWords';
import { lineUpRows, type LeftOut, type RowedList } from '#shared/graph/rows/lineUpRows';
import type { InputDefinition } from '#shared/graph/NodeDefinition';
import type { PlannedNode } from '#shared/graph/planRun';
import { nameOfRow, type Rows } from '#shared/graph/rows/Row';
import type { NodeGiven } from './NodeGiven.ts';

/** What comes into a node. */
export interface NodeInputs {
  readonly lists: Readonly<Record<string, readonly unknown[]>>;
  readonly rows: Readonly<Record<string, Rows>>;
  readonly lines: Rows;
  readonly leftOut: readonly LeftOut[];
}

/** The list on each input, lined up by row, or `undefined` where something it needs did not finish. */
export async function collectInputs(
  node: PlannedNode,
  given: ReadonlyMap<string, Promise<NodeGiven | undefined>>,
): Promise<NodeInputs | undefined> {
  const inputs: Record<string, RowedList> = {};
  for (const [socket, sources] of Object.entries(node.sources)) {
    const wires = await Promise.all(
      sources.map(async (source): Promise<RowedList | undefined> => {
        const from = await given.get(source.node);
        return from && { items: from.lists[source.socket] ?? [], rows: from.rows[source.socket] ?? [] };
      }),
    );
    const lists = wires.filter((wire) => wire !== undefined);
    if (lists.length < wires.length) return undefined;
    inputs[socket] = sources.length > 0 ? joined(lists) : { items: inline(node, socket), rows: [] };
  }
  return linedUp(node, inputs);
}

/** In the order of the wires. */
function joined(lists: readonly RowedList[]): RowedList {
  const [only] = lists;
  if (only && lists.length === 1) return only;
  const hasRows = lists.some(({ rows }) => rows.length > 0);
  return {
    items: lists.flatMap(({ items }) => items),
    rows: hasRows ? lists.flatMap(({ items, rows }) => items.map((_, at) => rows[at])) : [],
  };
}

/** A field of the same name stands in for a wire that is not there. */
function inline({ definition, fields }: PlannedNode, socket: string): readonly unknown[] {
  const value = fieldBeside(definition, socket) && fields[socket];
  return value === undefined || value === '' ? [] : [value];
}

/** Inputs that take several wires are collections, and no part of the lines; where there is no other, their items are the lines. */
function linedUp(node: PlannedNode, inputs: Readonly<Record<string, RowedList>>): NodeInputs {
  const definitions = Object.entries<InputDefinition>(node.definition.inputs);
  const single = definitions.flatMap(([socket, { multiple }]) => {
    const list = inputs[socket];
    return list && !multiple ? [[socket, list] as const] : [];
  });
  const { lists, lines, leftOut } = lineUpRows(Object.fromEntries(single));
  const all = Object.entries({ ...inputs, ...lists });
  return {
    lists: Object.fromEntries(all.map(([socket, { items }]) => [socket, items])),
    rows: Object.fromEntries(all.map(([socket, { rows }]) => [socket, rows])),
    lines: single.length > 0 ? lines : (Object.values(inputs).find(({ rows }) => rows.length > 0)?.rows ?? []),
    leftOut,
  };
}

/** `names`: what people call the nodes. */
export type NodeNames = ReadonlyMap<string, string>;

/** A sentence on the rows that are left out; `undefined`: none is. */
export function leftOutNote(node: PlannedNode, leftOut: readonly LeftOut[], names: NodeNames): string | undefined {
  const lacking = leftOut[0]?.lacking ?? '';
  return leftOutWords(
    leftOut.map(({ row }) => nameOfRow(row)),
    (them) => `${sourceOf(node, lacking, names)} gives nothing for ${them}`,
  );
}

/** The same error in words that name the nodes the lists come from. */
export function namedUnequal(error: UnequalListsError, node: PlannedNode, names: NodeNames): UnequalListsError {
  const [one, other] = error.lists;
  if (!one || !other) return error;
  const told = ({ name, count }: typeof one) => `${String(count)} from ${sourceOf(node, name, names)}`;
  return new UnequalListsError(`${told(one)} meet ${told(other)}.`, [one, other], { hint: error.hint });
}

/** `“Styles” (Instructions)` */
function sourceOf(node: PlannedNode, socket: string, names: NodeNames): string {
  const label = node.definition.inputs[socket]?.label ?? socket;
  const source = node.sources[socket]?.[0];
  return source ? `“${names.get(source.node) ?? source.node}” (${label})` : label;
}
