/** The one place that writes to the terminal. What it is handed may be a stranger's: no sign of it steers the terminal or begins a line. */
import { printable } from '#shared/errors/printable';
import { redactKeys } from '#shared/graph/keyShapes';

/** One line, whatever the text holds. */
export function writeLine(text: string): void {
  process.stdout.write(`${printable(text)}\n`);
}

/** Lines as they are broken, in a text of our own making whose parts were cleaned one by one. */
export function writeLines(text: string): void {
  process.stdout.write(linesOf(text));
}

/** To stderr, as many lines as the text has; a key that somebody typed is not shown again. */
export function writeNotes(text: string): void {
  process.stderr.write(redactKeys(linesOf(text)));
}

/** A line that is written over, on a terminal; nothing in a pipe. Empty: it is gone. */
export function writeOver(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${printable(text)}`);
}

function linesOf(text: string): string {
  return text
    .split(/(\r?\n)/)
    .map((part, at) => (at % 2 === 1 ? part : printable(part)))
    .join('');
}
