import type { ErrorReport } from '#shared/errors/AppError';
import { escaped, printable } from '#shared/errors/printable';
import { redactKeys } from '#shared/graph/keyShapes';
import { writeLine, writeNotes, writeOver } from '../terminal.ts';

/** One line on stdout, whatever the text holds. */
export function printLine(text: string): void {
  writeLine(text);
}

/** The value as JSON in one line, in which nothing steers a terminal. */
export function printJson(value: unknown): void {
  writeLine(escaped(JSON.stringify(value)));
}

/** As it is broken into lines, to stderr. */
export function printToStderr(text: string): void {
  writeNotes(text);
}

/** To stderr: where it is, what happened, what to do; each problem for itself. A bug's own words go there as well: there is no other log. */
export function printError(report: ErrorReport, bug?: unknown): void {
  if (report.problems) {
    for (const problem of report.problems) printError(problem);
    return;
  }
  const where = report.node === undefined ? '' : `${report.node}: `;
  const lines = [where + report.message, ...(report.hint === undefined ? [] : [report.hint])];
  writeNotes(`${lines.map(printable).join('\n  ')}\n`);
  if (report.code === 'unexpected' && bug instanceof Error) writeNotes(`${bug.stack ?? bug.message}\n`);
}

/** A problem of a graph in one line on stdout. A key that stands where an id or a title should is not shown again. */
export function printProblem({ node, message, hint }: ErrorReport): void {
  writeLine(redactKeys([node ?? '-', message, ...(hint === undefined ? [] : [hint])].join('  ')));
}

/** A line that is written over, on a terminal; nothing in a pipe. */
export class ProgressLine {
  show(text: string): void {
    writeOver(text);
  }

  clear(): void {
    writeOver('');
  }
}
