import {
  MARK_COLOURS,
  MARKS_VERSION,
  MAX_LETTERS,
  MAX_LINES,
  MAX_MARKED,
  MAX_MARKS,
  MAX_POINTS,
  WIDTHS,
  type Mark,
  type MarkColour,
  type MarkedPicture,
  type Marks,
} from './Marks.ts';
import { countPoints } from './points.ts';

/** A value from a file as marks, built anew from what is known of them; `undefined`: it is nothing of the kind, or more than is taken. */
export function readMarks(given: unknown): Marks | undefined {
  const { version, pictures } = objectOf(given);
  if (version !== MARKS_VERSION) return undefined;
  const read = readAll(pictures, MAX_MARKED, readMarked);
  if (!read || new Set(read.map(({ picture }) => picture)).size < read.length) return undefined;
  return { version: MARKS_VERSION, pictures: read };
}

/** The marks of one picture, as they stand in a file or come from another process; `undefined` as for `readMarks`. */
export function readMarkList(given: unknown): readonly Mark[] | undefined {
  const marks = readAll(given, MAX_MARKS, readMark);
  return marks && pointsOf(marks) <= MAX_POINTS ? marks : undefined;
}

/** How many points these marks have together. */
export function pointsOf(marks: readonly Mark[]): number {
  return marks.reduce((sum, { points }) => sum + (countPoints(points) ?? 0), 0);
}

/** A text as a mark of words can hold it: of letters XML knows, of so many lines and letters. */
export function fitWords(text: string): string {
  return cut(text.toWellFormed().replaceAll(/\r\n?/g, '\n').replaceAll(UNPRINTABLE, ' '))
    .split('\n')
    .slice(0, MAX_LINES)
    .map((line) => line.trimEnd())
    .join('\n')
    .trimEnd();
}

/** What XML has no place for, and what turns a line around. */

const UNPRINTABLE =
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/g;

/** No pair of halves is torn. */
function cut(text: string): string {
  const short = text.slice(0, MAX_LETTERS);
  return short.isWellFormed() ? short : short.slice(0, -1);
}

function readMarked(given: unknown): MarkedPicture | undefined {
  const { picture, place, marks } = objectOf(given);
  if (typeof picture !== 'string' || !/^[0-9a-f]{64}$/.test(picture)) return undefined;
  if (typeof place !== 'number' || !Number.isInteger(place) || place < 0 || place > 1e6) return undefined;
  const read = readMarkList(marks);
  return read && { picture, place, marks: read };
}

/** How many points each tool has. */
const POINT_COUNTS = {
  brush: [1, MAX_POINTS],
  box: [2, 2],
  arrow: [2, 2],
  words: [1, 1],
  area: [3, MAX_POINTS],
} as const;

function readMark(given: unknown): Mark | undefined {
  const { tool, colour, width, points, pressure, text } = objectOf(given);
  if (typeof tool !== 'string' || !isKey(POINT_COUNTS, tool) || typeof points !== 'string') return undefined;
  const count = countPoints(points);
  const [least, most] = POINT_COUNTS[tool];
  if (count === undefined || count < least || count > most) return undefined;
  if (tool === 'area') return { tool, points };
  if (typeof colour !== 'string' || !isKey(MARK_COLOURS, colour) || !isWidth(width)) return undefined;
  const drawn: { colour: MarkColour; width: number } = { colour, width };
  switch (tool) {
    case 'brush':
      if (pressure === undefined) return { tool, ...drawn, points };
      return typeof pressure === 'string' && pressure.length === count && /^[1-9]+$/.test(pressure)
        ? { tool, ...drawn, points, pressure }
        : undefined;
    case 'words':
      return typeof text === 'string' && text !== '' && fitWords(text) === text
        ? { tool, ...drawn, points, text }
        : undefined;
    case 'box':
    case 'arrow':
      return { tool, ...drawn, points };
  }
}

function isWidth(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= WIDTHS.least && value <= WIDTHS.most;
}

function isKey<T extends object>(table: T, key: string): key is Extract<keyof T, string> {
  return Object.hasOwn(table, key);
}

function objectOf(given: unknown): Readonly<Record<string, unknown>> {
  return typeof given === 'object' && given !== null && !Array.isArray(given) ? { ...given } : {};
}

/** Each of a list that is no longer than that; `undefined` where one is not what it must be. */
function readAll<T>(given: unknown, most: number, read: (item: unknown) => T | undefined): readonly T[] | undefined {
  if (!Array.isArray(given) || given.length > most) return undefined;
  const items: T[] = [];
  for (const item of given) {
    const known = read(item);
    if (known === undefined) return undefined;
    items.push(known);
  }
  return items;
}
