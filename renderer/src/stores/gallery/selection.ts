import { MOST_NUMBERED } from '#shared/api/gallerySchemas';
import type { PictureFilter, PictureTarget } from '#shared/api/contract';
import { NumberSet } from './NumberSet.ts';

/** What is chosen: these pictures, or all that a filter finds but for some. By the library's numbers. */
export type Selection =
  { readonly kind: 'some'; readonly numbers: NumberSet } | { readonly kind: 'all'; readonly except: NumberSet };

export const NOTHING_CHOSEN: Selection = { kind: 'some', numbers: NumberSet.empty };
export const ALL_CHOSEN: Selection = { kind: 'all', except: NumberSet.empty };

export function isChosen(selection: Selection, number: number): boolean {
  return selection.kind === 'some' ? selection.numbers.has(number) : !selection.except.has(number);
}

/** `found`: how many the filter finds. */
export function countChosen(selection: Selection, found: number): number {
  return selection.kind === 'some' ? selection.numbers.size : Math.max(0, found - selection.except.size);
}

export function choose(numbers: Iterable<number>): Selection {
  return { kind: 'some', numbers: NumberSet.of(numbers) };
}

export function chooseMore(selection: Selection, numbers: Iterable<number>): Selection {
  return selection.kind === 'some'
    ? { kind: 'some', numbers: selection.numbers.with(numbers) }
    : { kind: 'all', except: selection.except.without(numbers) };
}

export function chooseLess(selection: Selection, numbers: Iterable<number>): Selection {
  return selection.kind === 'some'
    ? { kind: 'some', numbers: selection.numbers.without(numbers) }
    : { kind: 'all', except: selection.except.with(numbers) };
}

/**
 * What is chosen, as calls take it: none where nothing is, more than one where one call cannot name all. `last`: the highest number there was
 * when it was looked for; of what came since nobody has chosen any.
 */
export function targetsOf(selection: Selection, filter: PictureFilter, last: number): readonly PictureTarget[] {
  if (selection.kind === 'all') {
    const { except } = selection;
    return [{ filter, upTo: last, ...(except.size > 0 && { except: [...except] }) }];
  }
  const numbers = [...selection.numbers];
  const targets: PictureTarget[] = [];
  for (let from = 0; from < numbers.length; from += MOST_NUMBERED)
    targets.push({ numbers: numbers.slice(from, from + MOST_NUMBERED) });
  return targets;
}
