import type { WildcardList, WildcardValue } from '../../graph/WildcardList.ts';
import { matchesGlob } from './matchesGlob.ts';

/** What a name gives: sorted, each once; empty: there is no such wildcard. */
export interface FoundValues {
  readonly values: readonly WildcardValue[];
  /** Whether all weigh the same. */
  readonly isEven: boolean;
}

/** Values that are kept sorted, of all names together. */
const MAX_KEPT = 500_000;

const indexes = new WeakMap<readonly WildcardList[], WildcardIndex>();

/** The same lists have the same index: what was sorted once stays sorted. */
export function wildcardIndexOf(lists: readonly WildcardList[]): WildcardIndex {
  const known = indexes.get(lists);
  if (known) return known;
  const index = new WildcardIndex(lists);
  indexes.set(lists, index);
  return index;
}

/** Finds the values of wildcards by name. */
export class WildcardIndex {
  readonly #lists: readonly WildcardList[];
  readonly #byName: ReadonlyMap<string, readonly WildcardList[]>;
  readonly #byLastPart: ReadonlyMap<string, readonly WildcardList[]>;
  readonly #maxKept: number;
  /** The names asked for last come last. */
  readonly #found = new Map<string, FoundValues>();
  #kept = 0;

  constructor(lists: readonly WildcardList[], maxKept = MAX_KEPT) {
    this.#lists = lists;
    this.#maxKept = maxKept;
    this.#byName = Map.groupBy(lists, ({ name }) => name);
    this.#byLastPart = Map.groupBy(lists, ({ name }) => name.slice(name.lastIndexOf('/') + 1));
  }

  /**
   * `*`, `?` and `[abc]` in a name stand for other signs, `*` for `/` too. A name that nothing has is looked for in every folder.
   * @param spend hears what the next step costs before it is made, and may throw: how many lists are looked at, how many values sorted
   */
  valuesOf(name: string, spend: (steps: number) => void = () => undefined): FoundValues {
    const known = this.#found.get(name);
    spend(known || !isGlob(name) ? 1 : 2 * this.#lists.length);
    return known ? this.#keep(name, known) : this.#find(name, spend);
  }

  #find(name: string, spend: (steps: number) => void): FoundValues {
    const lists = this.listsOf(name);
    spend(lists.reduce((sum, list) => sum + list.values.length, 0));
    const values = sorted(lists);
    return this.#keep(name, { values, isEven: values.every(({ weight }) => weight === values[0]?.weight) });
  }

  /** Those not asked for the longest go first. */
  #keep(name: string, found: FoundValues): FoundValues {
    this.#forget(name);
    this.#found.set(name, found);
    this.#kept += roomOf(found);
    for (const other of this.#found.keys()) {
      if (this.#kept <= this.#maxKept) break;
      this.#forget(other);
    }
    return found;
  }

  #forget(name: string): void {
    const found = this.#found.get(name);
    if (found && this.#found.delete(name)) this.#kept -= roomOf(found);
  }

  /** The lists whose values a name gives, as `valuesOf` finds them. */
  listsOf(name: string): readonly WildcardList[] {
    const clean = cleanName(name);
    return clean === undefined ? [] : this.#listsLike(clean);
  }

  #listsLike(name: string): readonly WildcardList[] {
    const like = (pattern: string) => this.#lists.filter((list) => matchesGlob(list.name, pattern));
    const own = isGlob(name) ? like(name) : (this.#byName.get(name) ?? []);
    if (own.some(({ values }) => values.length > 0) || name.startsWith('**')) return own;
    if (isGlob(name)) return like(`**/${name}`);
    const alike = this.#byLastPart.get(name.slice(name.lastIndexOf('/') + 1)) ?? [];
    return alike.filter((list) => list.name.endsWith(`/${name}`));
  }
}

/** `undefined`: it leads out of the folders. */
function cleanName(name: string): string | undefined {
  const clean = name.replaceAll('\\', '/').replace(/\/{1,500}$/, '');
  return clean === '' || clean.startsWith('/') || clean.includes('..') ? undefined : clean;
}

function isGlob(name: string): boolean {
  return /[*?[]/.test(name);
}

function roomOf({ values }: FoundValues): number {
  return 1 + values.length;
}

function sorted(lists: readonly WildcardList[]): readonly WildcardValue[] {
  const values = new Map<string, WildcardValue>();
  for (const value of lists.flatMap((list) => list.values)) {
    const key = `${String(value.weight)} ${value.text}`;
    if (!values.has(key)) values.set(key, value);
  }
  return [...values.values()]
    .map((value) => ({ value, order: codePointOrder(value.text) }))
    .sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : 0))
    .map(({ value }) => value);
}

/**
 * A text that sorts as Python sorts the one given: signs beyond 16 bits come last, where JavaScript would have their halves come before some
 * others.
 */
function codePointOrder(text: string): string {
  return text.replaceAll(/[\ud800-\uffff]/g, (unit) => {
    const code = unit.charCodeAt(0);
    return String.fromCharCode(code < 0xe000 ? code + 0x2000 : code - 0x800);
  });
}
