import { join } from 'node:path';
import { describeError } from './describeError.ts';
import { RotatingFile } from './RotatingFile.ts';

const MIB = 1024 * 1024;
const LOG_FILES = { maxBytes: 2 * MIB, maxFiles: 5 };
/** Of one entry, characters: a message that quotes a whole file must not fill the log. */
const MAX_ENTRY = 16_000;

export type LogFacts = Readonly<Record<string, string | number | undefined>>;

/** What the program tells about itself. It never throws: a full disk must not end a run that is kept elsewhere. */
export interface Log {
  /** Something that happened, and facts about it: ids, codes, counts and times; never what a person wrote. */
  readonly note: (what: string, facts?: LogFacts) => void;
  /** A failure. */
  readonly error: (error: unknown, what?: string) => void;
  /** Paths, oldest first; some may not be there. */
  readonly files: readonly string[];
}

export interface LogOptions {
  /** `lumi.log` and the files before it lie here. Made with the first entry. */
  readonly folder: string;
  /** Takes secrets out of a text. Every entry goes through it. */
  readonly redact: (text: string) => string;
  /** ms since the epoch */
  readonly now: () => number;
  /** Hears failures too; for a door whose user reads a terminal. */
  readonly echo?: (text: string) => void;
  readonly limits?: { readonly maxBytes: number; readonly maxFiles: number };
}

/** Opens the log of a folder: five files of 2 MB at most, the newest `lumi.log`. */
export function openLog({ folder, redact, now, echo, limits = LOG_FILES }: LogOptions): Log {
  const file = new RotatingFile({ path: join(folder, 'lumi.log'), ...limits });
  let isBroken = false;

  const write = (level: 'info' | 'error', text: string): void => {
    const entry = `${new Date(now()).toISOString()} ${level.padEnd(5)} ${onePiece(text)}\n`;
    try {
      file.append(entry);
    } catch (caught) {
      // Told once, where a terminal is; there is no other place left to tell it.
      if (!isBroken) process.stderr.write(`The log cannot be written: ${describeError(caught).split('\n')[0] ?? ''}\n`);
      isBroken = true;
    }
  };

  return {
    files: file.paths,
    note(what, facts = {}) {
      write('info', redact([what, ...factsOf(facts, redact)].join(' ')));
    },
    error(error, what) {
      const text = redact(`${what === undefined ? '' : `${what}: `}${describeError(error)}`);
      write('error', text);
      echo?.(`${text}\n`);
    },
  };
}

/** `name=value`; a value with blanks in quotes. Redacted before it is quoted, for a key may hold what is escaped then. */
function factsOf(facts: LogFacts, redact: (text: string) => string): readonly string[] {
  return Object.entries(facts).flatMap(([name, value]) => {
    if (value === undefined) return [];
    const text = redact(String(value));
    return [`${name}=${/^[\w.:/@+-]+$/.test(text) ? text : JSON.stringify(text)}`];
  });
}

/** One entry begins at the start of a line and goes on indented: nothing in it can pass for another entry, or steer a terminal. */
function onePiece(text: string): string {
  const cut = text.length > MAX_ENTRY ? `${text.slice(0, MAX_ENTRY)} … cut` : text;
  return cut.replaceAll(/\r?\n/g, '\n    ').replaceAll(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g, ' ');
}
