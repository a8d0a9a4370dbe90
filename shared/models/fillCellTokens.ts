import { FORBIDDEN_SIGNS, isReserved } from '../graph/fileNames.ts';
import type { Palette } from '../graph/NodeDefinition.ts';
import { firstWords } from '../graph/rows/firstWords.ts';
import type { RowMark } from '../graph/rows/Row.ts';
import { fillTokens, ROW_TOKEN } from '../graph/rows/tokens.ts';
import { columnOf, type Axis } from '../nodes/sweep/Axis.ts';
import type { WorkflowNode } from '../workflow/Workflow.ts';

/**
 * A node whose names of files and folders say what stood in a cell, in place of the tokens that only a sweep fills in. The same node where
 * there are none.
 */
export function fillCellTokens(
  node: WorkflowNode,
  row: RowMark,
  axes: readonly Axis[],
  palette: Palette,
): WorkflowNode {
  const values = new Map([
    ...axes.map(({ of }, at) => [columnOf(of), row.cell?.[at]?.name ?? ''] as const),
    [ROW_TOKEN, row.name] as const,
  ]);
  const filled = Object.entries(palette.get(node.type)?.fields ?? {}).flatMap(([name, field]) => {
    const given = node.fields?.[name] ?? field.default;
    if (field.kind !== 'text' || typeof given !== 'string') return [];
    const { tokens } = field;
    if (!tokens) return [];
    const text = fillTokens(given, (token) => {
      const value = tokens.includes(token) ? undefined : values.get(token);
      return value === undefined ? undefined : partOfName(value);
    });
    return text === given ? [] : [[name, text] as const];
  });
  return filled.length === 0 ? node : { ...node, fields: { ...node.fields, ...Object.fromEntries(filled) } };
}

/** What can be a part of a file's name anywhere, and no token or way of its own. */
function partOfName(value: string): string {
  const plain = firstWords(value)
    .replaceAll(FORBIDDEN_SIGNS, '-')
    .replaceAll(/[{}~]/g, '-')
    .replace(/[.\s]+$/u, '');
  return plain === '' || isReserved(plain) ? 'cell' : plain;
}
