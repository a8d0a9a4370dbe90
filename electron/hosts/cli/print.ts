import type { ErrorReport } from '#shared/errors/AppError';

export function printLine(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** As it is, to stderr. */
export function printToStderr(text: string): void {
  process.stderr.write(text);
}

/** To stderr: where it is, what happened, what to do; each problem for itself. A bug's own words go there as well: there is no other log. */
export function printError(report: ErrorReport, bug?: unknown): void {
  if (report.problems) {
    for (const problem of report.problems) printError(problem);
    return;
  }
  const where = report.node === undefined ? '' : `${report.node}: `;
  process.stderr.write(`${where}${report.message}${report.hint === undefined ? '' : `\n  ${report.hint}`}\n`);
  if (report.code === 'unexpected' && bug instanceof Error) process.stderr.write(`${bug.stack ?? bug.message}\n`);
}

/** A line that is written over, on a terminal; nothing in a pipe. */
export class ProgressLine {
  readonly #isShown = process.stderr.isTTY;

  show(text: string): void {
    if (this.#isShown) process.stderr.write(`\r\u001b[K${text}`);
  }

  clear(): void {
    if (this.#isShown) process.stderr.write('\r\u001b[K');
  }
}
