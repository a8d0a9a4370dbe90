import { RemoteError } from '#shared/api/createClient';
import type { ErrorReport } from '#shared/errors/AppError';
import { escaped, printable } from '#shared/errors/printable';
import { redactKeys } from '#shared/graph/keyShapes';
import type { Terminal } from '../terminal.ts';

/** The value as JSON in one line, in which nothing steers a terminal. */
export function printJson(terminal: Terminal, value: unknown): void {
  terminal.line(escaped(JSON.stringify(value)));
}

/**
 * To stderr: where it is, what happened, what to do; each problem for itself. A bug's own words go there as well: there is no other log. Those
 * of the service's were told by its log.
 */
export function printError(terminal: Terminal, report: ErrorReport, bug?: unknown): void {
  if (report.problems) {
    for (const problem of report.problems) printError(terminal, problem);
    return;
  }
  const where = report.node === undefined ? '' : `${report.node}: `;
  const lines = [where + report.message, ...(report.hint === undefined ? [] : [report.hint]), ...ways(report)];
  terminal.notes(`${lines.map(printable).join('\n  ')}\n`);
  if (report.code !== 'unexpected' || bug instanceof RemoteError) return;
  if (bug instanceof Error) terminal.notes(`${bug.stack ?? bug.message}\n`);
}

/** A problem of a graph in one line on stdout. A key that stands where an id or a title should is not shown again. */
export function printProblem(terminal: Terminal, report: ErrorReport): void {
  const { node, message, hint } = report;
  terminal.line(redactKeys([node ?? '-', message, ...(hint === undefined ? [] : [hint]), ...ways(report)].join('  ')));
}

/** What can be done about it here, where there is no page to do it on. */
function ways({ code, node, field }: ErrorReport): readonly string[] {
  return code === 'missing-picture' && node !== undefined && field !== undefined
    ? [`Here: --set '${node}.${field}=FILE'`]
    : [];
}
