import { single } from 'fuzzysort';
import { typoMatch } from './typoMatch.ts';

/** What something is found by. */
export interface Sought {
  readonly title: string;
  /** Other names of it, as good as its title. */
  readonly names?: readonly string[];
  /** What it has or holds, such as a node its fields. */
  readonly parts?: readonly string[];
  /** What is said of it: found by whole words only. */
  readonly about?: string;
}

export interface Found<T> {
  readonly item: T;
  /** Above 0, to 1. */
  readonly score: number;
  /** Letters of the title that were typed, by their places. */
  readonly marks: readonly number[];
  /** The part it was found by, where its title and names say nothing. */
  readonly part?: string;
}

/** How much each counts. */
const NAME = 0.94;
const PART = 0.8;
const ABOUT = 0.4;
/** A score of letters picked here and there; below it nothing is meant. */
const LEAST = 0.45;

/** Those that fit what was typed, the best first and else in their order: letters in order, words in any, with a slip of the hand. */
export function fuzzyFind<T>(items: readonly T[], typed: string, soughtOf: (item: T) => Sought): readonly Found<T>[] {
  const words = typed.trim();
  if (words === '') return items.map((item) => ({ item, score: 1, marks: [] }));
  return items
    .flatMap((item) => foundIn(item, soughtOf(item), words) ?? [])
    .sort((one, other) => other.score - one.score);
}

function foundIn<T>(
  item: T,
  { title, names = [], parts = [], about = '' }: Sought,
  typed: string,
): Found<T> | undefined {
  const inTitle = single(typed, title);
  const byTitle = Math.max(scoreOf(inTitle?.score), typoMatch(typed, title));
  const marks = scoreOf(inTitle?.score) > 0 ? (inTitle?.indexes ?? []) : [];
  const byName = Math.max(0, ...names.map((name) => matchOf(typed, name))) * NAME;
  const own = Math.max(byTitle, byName);
  const best = parts.reduce<{ part?: string; score: number }>(
    (so, part) => {
      const score = matchOf(typed, part) * PART;
      return score > so.score ? { part, score } : so;
    },
    { score: 0 },
  );
  if (best.part !== undefined && best.score > own) return { item, score: best.score, marks, part: best.part };
  const score = Math.max(own, holdsWords(about, typed) ? ABOUT : 0);
  return score > 0 ? { item, score, marks } : undefined;
}

function matchOf(typed: string, text: string): number {
  return Math.max(scoreOf(single(typed, text)?.score), typoMatch(typed, text));
}

function scoreOf(score = 0): number {
  return score < LEAST ? 0 : score;
}

/** Whether every word that was typed begins a word of the text. */
function holdsWords(text: string, typed: string): boolean {
  const words = text.toLowerCase().split(/[^\p{L}\p{N}]+/u);
  return typed
    .toLowerCase()
    .split(/\s+/)
    .every((sought) => words.some((word) => word.startsWith(sought)));
}
