import type { ShownEntry } from '../useFormEntries.ts';

/** Rows of a form before the rest folds. */
const MOST_ROWS = 8;
/** Choices that stand side by side at most, and letters of all of them. */
const MOST_SEGMENTS = 5;
const MOST_LETTERS = 34;

/** Fields beside each other: one, or two that are short. */
export type FormRow = readonly ShownEntry[];

export interface LaidForm {
  readonly rows: readonly FormRow[];
  /** Behind *more*. */
  readonly folded: readonly ShownEntry[];
}

/** The fields of a form in rows, two short ones beside each other. What is to be folded, and what comes after eight rows, is. */
export function layRows(entries: readonly ShownEntry[]): LaidForm {
  const all = pairRows(entries.filter(({ shown }) => !shown.folded));
  const rows = all.slice(0, MOST_ROWS);
  const seen = new Set(rows.flat());
  return { rows, folded: entries.filter((entry) => !seen.has(entry)) };
}

export function pairRows(entries: readonly ShownEntry[]): readonly FormRow[] {
  const rows: ShownEntry[][] = [];
  for (const entry of entries) {
    const last = rows.at(-1);
    const [first] = last ?? [];
    if (last?.length === 1 && first && isShort(first) && isShort(entry)) last.push(entry);
    else rows.push([entry]);
  }
  return rows;
}

/** Whether choices are few and short enough to stand side by side. */
export function areSegments(choices: readonly { readonly label: string }[]): boolean {
  const letters = choices.reduce((sum, { label }) => sum + label.length, 0);
  return choices.length > 0 && choices.length <= MOST_SEGMENTS && letters <= MOST_LETTERS;
}

function isShort({ found }: ShownEntry): boolean {
  if (!found || found.wiredFrom !== undefined) return false;
  const { field } = found;
  switch (field.kind) {
    case 'integer':
    case 'whole':
      return field.control === undefined;
    case 'optional-number':
      return true;
    case 'choice':
      return !areSegments(field.choices);
    case 'text':
    case 'model':
    case 'pictures':
    case 'key-name':
    case 'data':
      return false;
  }
}

/** `Seed and 2 more` */
export function foldWords(folded: readonly ShownEntry[]): string {
  const [first, ...more] = folded;
  if (!first) return '';
  return more.length === 0 ? first.label : `${first.label} and ${String(more.length)} more`;
}
