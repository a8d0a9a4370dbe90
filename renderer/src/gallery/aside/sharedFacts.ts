import type { CountedLabel, Label, SharedFacts } from '#shared/api/contract';
import { formatMoney, type Money } from '#shared/graph/Money';
import { formatSum } from '../../stores/formatSum.ts';
import type { Fact } from '../../ui/FactList.tsx';
import { formatBytes } from '../../ui/formats.ts';
import { isSameName } from './labelWords.ts';

/** A value all have in common, or that they do not. */
type Common<T> = { readonly all: T } | 'mixed';

export const MIXED = 'mixed';
/** micro-dollars */
const A_THOUSAND = 1_000_000_000;

/** The value that all have; `undefined`: they differ. */
export function commonValue<T>(common: Common<T>): T | undefined {
  return common === MIXED ? undefined : common.all;
}

/** What several pictures share, and where they differ. What none of them has is left out. `names`: what a model is called. */
export function factsTogether(shared: SharedFacts): Fact[] {
  const { provider, model, seed, width, height, ratio, graph, cost, bytes } = shared;
  const facts: (Fact | undefined)[] = [
    commonFact('Model', model, (value) => value, true),
    model === MIXED ? commonFact('Provider', provider, (value) => value) : undefined,
    commonFact('Seed', seed, String, true),
    width === MIXED || height === MIXED
      ? { label: 'Size', value: MIXED }
      : { label: 'Size', value: `${String(width.all)} × ${String(height.all)}`, isMono: true },
    commonFact('Ratio', ratio, (value) => value),
    cost.microUsd > 0 ? { label: 'Cost', value: `${costTogether(cost)} together`, isMono: true } : undefined,
    commonFact('Graph', graph, (value) => value || 'Untitled'),
    { label: 'Files', value: `${formatBytes(bytes)} together` },
  ];
  return facts.flatMap((fact) => fact ?? []);
}

/** Exact as long as it can be read so. */
function costTogether(cost: Money): string {
  return cost.microUsd < A_THOUSAND ? formatMoney(cost) : formatSum(cost);
}

function commonFact<T>(
  label: string,
  common: Common<T | null>,
  words: (value: T) => string,
  isMono = false,
): Fact | undefined {
  if (common === MIXED) return { label, value: MIXED };
  return common.all === null ? undefined : { label, value: words(common.all), ...(isMono && { isMono }) };
}

/** The labels of pictures once some were put on all of them, and others taken off. */
export function relabelled(
  labels: readonly CountedLabel[],
  count: number,
  { add, remove }: { readonly add: readonly Label[]; readonly remove: readonly Label[] },
): readonly CountedLabel[] {
  const is = (one: Label) => (other: Label) => one.kind === other.kind && isSameName(one.name, other.name);
  const left = labels.filter((label) => !remove.some(is(label)));
  const kept = left.map((label) => (add.some(is(label)) ? { ...label, count } : label));
  return [...kept, ...add.filter((label) => !left.some(is(label))).map((label) => ({ ...label, count }))];
}
