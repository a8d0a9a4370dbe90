import Papa from 'papaparse';
import type { TextFault } from '../graph/Field.ts';
import { isSocketName, MOST_SOCKETS } from '../graph/socketNames.ts';

/** A table with headings. */
export interface CsvTable {
  /** The names of the columns, as sockets have them. */
  readonly columns: readonly string[];
  /** The cells of each row, one a column, without the blanks around them. */
  readonly rows: readonly (readonly string[])[];
}
export type CsvReading =
  { readonly ok: true; readonly table: CsvTable } | { readonly ok: false; readonly fault: TextFault };

/** Far more rows than a run of pictures has; a file that is no list of prompts is told by it. */
const MOST_ROWS = 10_000;

/**
 * Reads a table as spreadsheets write it: commas, semicolons or tabs between cells, quotes around a cell that holds one, the headings first.
 * Blank lines are skipped. What is broken is told with its line, the first being 1. Takes time that grows with the text only.
 */
export function readCsv(given: string): CsvReading {
  const text = withPlainBreaks(given);
  const delimiter = delimiterOf(text);
  const broken = quoteFault(text, delimiter);
  if (broken) return refused(text, broken.at, broken.reason, broken.hint);

  let columns: readonly string[] | undefined;
  let fault: CsvReading | undefined;
  const rows: (readonly string[])[] = [];
  forEachRow(text, delimiter, (cells, at) => {
    if (cells.every((cell) => cell === '')) return true;
    if (!columns) {
      const names = cells.map(columnName);
      const wrong = headingFault(names, cells);
      if (wrong) fault = refused(text, at, wrong.reason, wrong.hint);
      columns = names;
    } else if (cells.length !== columns.length) {
      fault = refused(
        text,
        at,
        `has ${counted(cells.length, 'cell')} where there ${columns.length === 1 ? 'is' : 'are'} ${counted(columns.length, 'heading')}`,
        RAGGED,
      );
    } else if (rows.length === MOST_ROWS) {
      fault = refused(text, at, `is more than ${MOST_ROWS.toLocaleString('en')} rows`, 'Make several lists of it.');
    } else rows.push(cells);
    return fault === undefined;
  });
  return fault ?? { ok: true, table: { columns: columns ?? [], rows } };
}

/** The names of the columns alone, as far as there are any that can be used: of a text that is being written, say. */
export function csvColumns(given: string): readonly string[] {
  // The headings are the first line that holds anything; no more of a long list is looked at.
  const start = given.slice(0, LONGEST_HEADINGS).replace(/^\uFEFF?\s+/u, '');
  const [line = ''] = withPlainBreaks(start).split('\n', 1);
  const delimiter = delimiterOf(line);
  if (quoteFault(line, delimiter)) return [];
  let names: readonly string[] = [];
  forEachRow(line, delimiter, (cells) => {
    names = cells.map(columnName);
    return false;
  });
  return [...new Set(names)].filter((name) => isSocketName(name));
}

const LONGEST_HEADINGS = 20_000;
const RAGGED = 'Put quotes around a cell that holds a comma, a semicolon or a tab: "red, with snow".';

/** The breaks of lines of every system as one, and no mark of byte order. */
function withPlainBreaks(text: string): string {
  return text.replace(/^\uFEFF/u, '').replaceAll(/\r\n?/gu, '\n');
}

/** What stands most often in the first line that holds anything; a tab goes before all, for nobody types it. */
function delimiterOf(text: string): string {
  const start = text.search(/\S/u);
  if (start < 0) return ',';
  const end = text.indexOf('\n', start);
  const line = text.slice(start, end < 0 ? undefined : end).replaceAll(/"[^"]*"/gu, '');
  if (line.includes('\t')) return '\t';
  return line.split(';').length > line.split(',').length ? ';' : ',';
}

/** `Light and shade` is `light-and-shade`. */
function columnName(heading: string): string {
  return heading.toLowerCase().replaceAll(/\s+/gu, '-');
}

function headingFault(names: readonly string[], cells: readonly string[]): TextFault | undefined {
  if (names.length > MOST_SOCKETS) {
    return { reason: `has ${String(names.length)} columns`, hint: `A list has ${String(MOST_SOCKETS)} at most.` };
  }
  const empty = names.indexOf('');
  if (empty >= 0) {
    return { reason: `has no heading over column ${String(empty + 1)}`, hint: 'The first line names each column.' };
  }
  const twice = names.find((name, at) => names.indexOf(name) < at);
  if (twice !== undefined) return { reason: `has the heading “${twice}” twice`, hint: 'Name each column otherwise.' };
  const odd = names.findIndex((name) => !isSocketName(name));
  if (odd >= 0) {
    return {
      reason: `has a heading that names no column: “${(cells[odd] ?? '').slice(0, 40)}”`,
      hint: 'The first line names each column, in a word or two.',
    };
  }
  return undefined;
}

/**
 * The first quote that opens or closes no cell. Looked for before the table is read: the reader takes a time that grows with the square of a
 * cell in which quotes are broken.
 */
function quoteFault(text: string, delimiter: string): (TextFault & { readonly at: number }) | undefined {
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at)) {
    const before = text[at - 1] ?? '\n';
    if (before !== delimiter && before !== '\n') {
      at += 1;
      continue;
    }
    const opened = at;
    at = text.indexOf('"', at + 1);
    while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
    if (at < 0)
      return {
        at: opened,
        reason: 'has a quote that is not closed',
        hint: 'Put another quote at the end of the cell.',
      };
    at += 1;
    const after = text[at] ?? '\n';
    if (after !== delimiter && after !== '\n')
      return {
        at,
        reason: 'has words after the quote that ends a cell',
        hint: 'Write a quote within a cell twice: "a ""big"" fox".',
      };
  }
  return undefined;
}

/** @param visit is given the cells of a row and where it begins, and whether to go on */
function forEachRow(text: string, delimiter: string, visit: (cells: readonly string[], at: number) => boolean): void {
  let at = 0;
  Papa.parse<string[]>(text, {
    delimiter,
    newline: '\n',
    step: ({ data, meta }, parser) => {
      const goesOn = visit(
        data.map((cell) => cell.trim()),
        at,
      );
      at = meta.cursor;
      if (!goesOn) parser.abort();
    },
  });
}

function refused(text: string, at: number, reason: string, hint: string | undefined): CsvReading {
  const line = text.slice(0, at).split('\n').length;
  return { ok: false, fault: { reason: `${reason}, in line ${String(line)}`, ...(hint !== undefined && { hint }) } };
}

function counted(count: number, noun: string): string {
  return `${String(count)} ${noun}${count === 1 ? '' : 's'}`;
}
