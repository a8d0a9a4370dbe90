import type { RowMark } from '../graph/rows/Row.ts';

/** What is to be known of a call to see which line it is of. */
interface LinedCall {
  readonly seed: number;
  readonly row?: RowMark;
  readonly prompt: string;
  readonly instructions: string;
  readonly kind?: 'text';
}

/** The calls that one line of a node asks for: a row, or a prompt. */
export interface CallLine<C extends LinedCall> {
  readonly row?: RowMark;
  readonly calls: readonly C[];
}

/** The calls of one node, in their order, line by line: a batch stays together, of one row or of one prompt with its seeds in a row. */
export function callLines<C extends LinedCall>(calls: readonly C[]): readonly CallLine<C>[] {
  const lines: { row?: RowMark; calls: C[] }[] = [];
  let before: C | undefined;
  for (const call of calls) {
    const line = before && isSameLine(before, call) ? lines.at(-1) : undefined;
    if (line) line.calls.push(call);
    else lines.push({ ...(call.row && { row: call.row }), calls: [call] });
    before = call;
  }
  return lines;
}

function isSameLine(before: LinedCall, call: LinedCall): boolean {
  if (before.row || call.row) return before.row?.list === call.row?.list && before.row?.index === call.row?.index;
  return before.prompt === call.prompt && before.instructions === call.instructions && call.seed === before.seed + 1;
}

/** `12 rows × 2 pictures = 24 calls`; of a single line, or of one picture a line, what is left of that. */
export function multiplied(calls: readonly LinedCall[]): string {
  const lines = callLines(calls);
  const all = counted(calls.length, 'call');
  if (lines.length <= 1) return all;
  const what = counted(lines.length, nameOfLines(lines));
  const each = lines[0]?.calls.length ?? 0;
  const isEven = lines.every((line) => line.calls.length === each);
  if (!isEven || each === 1) return `${what}, ${all}`;
  return `${what} × ${counted(each, calls[0]?.kind ?? 'picture')} = ${all}`;
}

function nameOfLines(lines: readonly { readonly row?: RowMark }[]): string {
  if (lines.every(({ row }) => row?.cell)) return 'cell';
  return lines.every(({ row }) => row) ? 'row' : 'prompt';
}

/** `1 call`, `2 calls` */
export function counted(count: number, what: string): string {
  return `${String(count)} ${what}${count === 1 ? '' : 's'}`;
}
