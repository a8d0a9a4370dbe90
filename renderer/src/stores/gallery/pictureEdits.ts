import type { PictureTarget, Tile } from '#shared/api/contract';
import { NumberSet } from './NumberSet.ts';
import type { TileFacts } from './GalleryState.ts';

/**
 * Tells whether targets name a picture. One that is named by a filter is meant where `isFound` says so: the filter is that of what is on
 * screen.
 */
export function meant(targets: readonly PictureTarget[], isFound: (tile: Tile) => boolean): (tile: Tile) => boolean {
  const tests = targets.map((target): ((tile: Tile) => boolean) => {
    if ('ids' in target) {
      const ids = new Set(target.ids);
      return ({ image }) => ids.has(image.id);
    }
    if ('numbers' in target) {
      const numbers = NumberSet.of(target.numbers);
      return ({ number }) => numbers.has(number);
    }
    const except = NumberSet.of(target.except ?? []);
    return (tile) => isFound(tile) && !except.has(tile.number);
  });
  return (tile) => tests.some((test) => test(tile));
}

/** The numbers that targets name, of those that are known. `all`: the numbers of what is on screen. */
export function numbersOf(
  targets: readonly PictureTarget[],
  all: NumberSet,
  numberOf: (id: string) => number | undefined,
): NumberSet {
  let numbers = NumberSet.empty;
  for (const target of targets) {
    if ('ids' in target) numbers = numbers.with(target.ids.map((id) => numberOf(id) ?? -1));
    else if ('numbers' in target) numbers = numbers.with(target.numbers);
    else numbers = numbers.with(all.without(target.except ?? []));
  }
  return numbers;
}

/** What was said and is not yet known to the service: tiles that come meanwhile are older. */
export interface Said {
  readonly isMeant: (tile: Tile) => boolean;
  readonly facts: TileFacts;
}

export function withSaid(tile: Tile, said: Iterable<Said>): Tile {
  let now = tile;
  for (const { isMeant, facts } of said) if (isMeant(now)) now = { ...now, ...facts };
  return now;
}
