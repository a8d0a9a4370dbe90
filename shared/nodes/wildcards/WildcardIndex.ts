import type { WildcardList, WildcardValue } from '../../graph/WildcardList.ts';
import { matchesGlob } from './matchesGlob.ts';

/** What a name gives: sorted, each once; empty: there is no such wildcard. */
export interface FoundValues {
  readonly values: readonly WildcardValue[];
  /** Whether all weigh the same. */
  readonly isEven: boolean;
}

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
  readonly #found = new Map<string, FoundValues>();

  constructor(lists: readonly WildcardList[]) {
    this.#lists = lists;
    this.#byName = Map.groupBy(lists, ({ name }) => name);
    this.#byLastPart = Map.groupBy(lists, ({ name }) => name.slice(name.lastIndexOf('/') + 1));
  }

  /** How many lists are looked at to find the values of a name. */
  costOf(name: string): number {
    return this.#found.has(name) || !isGlob(name) ? 1 : 2 * this.#lists.length;
  }

  /** `*`, `?` and `[abc]` in a name stand for other signs, `*` for `/` too. A name that nothing has is looked for in every folder. */
  valuesOf(name: string): FoundValues {
    const known = this.#found.get(name);
    if (known) return known;
    const values = sorted(this.listsOf(name));
    const found = { values, isEven: values.every(({ weight }) => weight === values[0]?.weight) };
    this.#found.set(name, found);
    return found;
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

function sorted(lists: readonly WildcardList[]): readonly WildcardValue[] {
  const values = new Map<string, WildcardValue>();
  for (const value of lists.flatMap((list) => list.values)) {
    const key = `${String(value.weight)} ${value.text}`;
    if (!values.has(key)) values.set(key, value);
  }
  return [...values.values()].sort((a, b) => byCodePoints(a.text, b.text));
}

/** As Python sorts: signs beyond 16 bits come last, where JavaScript would have their halves come before some others. */
function byCodePoints(a: string, b: string): number {
  const shared = Math.min(a.length, b.length);
  for (let at = 0; at < shared; at += 1) {
    if (a.charCodeAt(at) !== b.charCodeAt(at)) return (a.codePointAt(at) ?? 0) - (b.codePointAt(at) ?? 0);
  }
  return a.length - b.length;
}
