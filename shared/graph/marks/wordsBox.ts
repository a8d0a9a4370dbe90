import type { WordsMark } from './Marks.ts';

/** From one line to the next, in heights of its letters. */
export const LINE_HEIGHT = 1.25;
/** About what a letter takes, in heights of itself. */
const LETTER_WIDTH = 0.6;

/** About how much room words take, in parts of the picture's long side: which font draws them is not known here. */
export function wordsBox({ text, width }: WordsMark): { readonly width: number; readonly height: number } {
  const lines = text.split('\n');
  const longest = Math.max(...lines.map((line) => Array.from(line).length));
  const size = width / 1000;
  return { width: longest * size * LETTER_WIDTH, height: lines.length * size * LINE_HEIGHT };
}
