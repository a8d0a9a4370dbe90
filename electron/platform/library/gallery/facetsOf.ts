import type { Facets } from '#shared/api/contract';
import { type Columns, IS, KIND_CODES, RESOLUTION_CODES, SHELF } from './Columns.ts';
import type { Aspect, Condition } from './conditions.ts';
import type { Names } from './Names.ts';

/** Most values that are told of a kind. */
const MOST = 100;
const MOST_STARS = 5;

/**
 * Counts, of each kind of value, how many pictures a choice of it would find, the rest of the filter as it is: a picture that meets all
 * conditions counts everywhere, one that fails a single one counts for that alone.
 */
export function facetsOf(columns: Columns, conditions: readonly Condition[]): Facets {
  const { size, shelf, kind, rating, flags, resolution, references } = columns;
  const counts = {
    providers: new Int32Array(columns.providers.size),
    models: new Int32Array(columns.models.size),
    ratios: new Int32Array(columns.ratios.size),
    graphs: new Int32Array(columns.graphs.size),
    resolutions: new Int32Array(RESOLUTION_CODES.length),
    kinds: new Int32Array(KIND_CODES.length),
    ratings: new Int32Array(MOST_STARS + 1),
  };
  const single = { favourites: 0, withReferences: 0, damaged: 0, missing: 0, inTrash: 0 };
  /** 1: meets all, 2: all but for boards. */
  const met = new Uint8Array(size);
  const checks = conditions.map(({ aspect, holds }) => ({ aspect, holds }));
  for (let number = 1; number < size; number++) {
    if ((shelf[number] ?? SHELF.none) >= SHELF.emptied) continue;
    let failed: Aspect | undefined;
    let failures = 0;
    for (const { aspect, holds } of checks) {
      if (holds(number)) continue;
      failed = aspect;
      if (++failures > 1) break;
    }
    if (failures > 1) continue;
    const bits = flags[number] ?? 0;
    const isAll = failures === 0;
    if (isAll) met[number] = 1;
    else if (failed === 'boards') met[number] = 2;
    if (isAll || failed === 'providers') count(counts.providers, columns.provider[number]);
    if (isAll || failed === 'models') count(counts.models, columns.model[number]);
    if (isAll || failed === 'ratios') count(counts.ratios, columns.ratio[number]);
    if (isAll || failed === 'graphs') count(counts.graphs, columns.graph[number]);
    if (isAll || failed === 'resolutions') count(counts.resolutions, resolution[number]);
    if (isAll || failed === 'kinds') count(counts.kinds, kind[number]);
    if (isAll || failed === 'rating') count(counts.ratings, rating[number]);
    if ((isAll || failed === 'isFavourite') && bits & IS.favourite) single.favourites++;
    if ((isAll || failed === 'hasReferences') && (references[number] ?? 0) > 0) single.withReferences++;
    if ((isAll || failed === 'isDamaged') && bits & IS.damaged) single.damaged++;
    if ((isAll || failed === 'isMissing') && bits & IS.missing) single.missing++;
    if ((isAll || failed === 'shelf') && shelf[number] === SHELF.trash) single.inTrash++;
  }
  return {
    providers: named(counts.providers, columns.providers),
    models: named(counts.models, columns.models),
    ratios: named(counts.ratios, columns.ratios),
    resolutions: coded(counts.resolutions, RESOLUTION_CODES),
    graphs: named(counts.graphs, columns.graphs),
    tags: labels(columns, 'tag', (number) => met[number] === 1),
    boards: labels(columns, 'board', (number) => (met[number] ?? 0) > 0),
    kinds: coded(counts.kinds, KIND_CODES),
    ratings: stars(counts.ratings),
    ...single,
  };
}

function count(counts: Int32Array, value: number | undefined): void {
  const at = value ?? 0;
  counts[at] = (counts[at] ?? 0) + 1;
}

type FacetValues = Facets['models'];

function named(counts: Int32Array, names: Names): FacetValues {
  return most([...counts].map((count, number) => ({ value: names.nameOf(number) ?? '', count })).slice(1));
}

function coded(counts: Int32Array, codes: readonly string[]): FacetValues {
  return most([...counts].map((count, code) => ({ value: codes[code] ?? '', count })));
}

function labels({ labels }: Columns, kind: 'tag' | 'board', isMet: (number: number) => boolean): FacetValues {
  const found: { value: string; count: number }[] = [];
  for (const label of labels.values()) {
    if (label.kind !== kind) continue;
    let count = 0;
    for (const picture of label.pictures) if (isMet(picture)) count++;
    found.push({ value: label.name, count });
  }
  return most(found);
}

/** Those of so many or more. */
function stars(counts: Int32Array): FacetValues {
  const found: { value: string; count: number }[] = [];
  for (let value = MOST_STARS, sum = 0; value > 0; value--) {
    sum += counts[value] ?? 0;
    if (sum > 0) found.push({ value: String(value), count: sum });
  }
  return found.reverse();
}

function most(values: readonly { readonly value: string; readonly count: number }[]): FacetValues {
  return values
    .filter(({ count }) => count > 0)
    .sort((one, other) => other.count - one.count || (one.value < other.value ? -1 : 1))
    .slice(0, MOST);
}
