import { UnequalListsError } from '#shared/errors/inputErrors';
import type { PlannedNode } from '#shared/graph/planRun';
import type { NodeInputs } from './nodeInputs.ts';

/**
 * The cells of a sweep and the rows of another list would meet item by item in a node, where every combination is meant. Collections are no part
 * of the lines, and go with each.
 * @throws UnequalListsError
 */
export function refuseCrossed({ definition }: PlannedNode, { lists, rows }: NodeInputs): void {
  const long = Object.entries(definition.inputs).flatMap(([name, { multiple }]) => {
    const [count, row] = [lists[name]?.length ?? 0, rows[name]?.[0]];
    return !multiple && count > 1 && row ? [{ name, count, row }] : [];
  });
  const cells = long.find(({ row }) => row.cell);
  const other = cells && long.find(({ row }) => row.list !== cells.row.list);
  if (!other) return;
  throw new UnequalListsError(
    `${String(cells.count)} cells of ${cells.name} meet ${String(other.count)} of ${other.name}.`,
    [cells, other],
    { hint: 'A sweep is not multiplied with a list beside it: wire the list into the sweep, as an axis.' },
  );
}
