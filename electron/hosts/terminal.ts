/** The one place that writes to the terminal. What it is handed may be a stranger's: no sign of it steers the terminal or begins a line. */
import { printable } from '#shared/errors/printable';
import { redactKeys } from '#shared/graph/keyShapes';

interface Stream {
  write(text: string): unknown;
  readonly isTTY?: boolean;
}

export interface Streams {
  readonly stdout: Stream;
  readonly stderr: Stream;
}

export interface Terminal {
  /** One line, whatever the text holds. */
  readonly line: (text: string) => void;
  /** Lines as they are broken, in a text of our own making whose parts were cleaned one by one. */
  readonly lines: (text: string) => void;
  /** To stderr, as many lines as the text has; a key that somebody typed is not shown again. */
  readonly notes: (text: string) => void;
  /** A line that is written over, on a terminal; nothing in a pipe. Empty: it is gone. */
  readonly over: (text: string) => void;
}

export function createTerminal({ stdout, stderr }: Streams): Terminal {
  return {
    line(text) {
      stdout.write(`${printable(text)}\n`);
    },
    lines(text) {
      stdout.write(linesOf(text));
    },
    notes(text) {
      stderr.write(redactKeys(linesOf(text)));
    },
    over(text) {
      if (stderr.isTTY) stderr.write(`\r\u001b[K${printable(text)}`);
    },
  };
}

function linesOf(text: string): string {
  return text
    .split(/(\r?\n)/)
    .map((part, at) => (at % 2 === 1 ? part : printable(part)))
    .join('');
}
