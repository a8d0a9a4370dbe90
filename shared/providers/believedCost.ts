import type { Money } from '../graph/Money.ts';
import type { Model, PixelSize } from './Model.ts';
import type { Effective } from './Effective.ts';

/** List prices are rounded: what their tokens add up to may lie a little below them. */
const ROUNDING = 0.95;
/** All the tokens a Gemini model can take and give in one call come to some thirty of its pictures. */
const MOST_ESTIMATES = 50;
/** For a model whose own price nobody knows. micro-dollars */
const MOST_UNPRICED = 100_000_000;

/**
 * What a reply tells of its cost, where that can be true; else nothing, and the estimate counts: for display, and for caps, which must
 * hold whatever a server says. Drafts beside a picture are not charged, so one picture is what must have been paid.
 * `pictures`: those that came; empty: one did that cannot be had; absent: none came.
 */
export function believedCost(
  told: Money | undefined,
  { estimate, isPriced, share = 1 }: Pick<Effective, 'estimate' | 'isPriced' | 'share'>,
  model: Model,
  pictures?: readonly PixelSize[],
): Money | undefined {
  const most = isPriced ? estimate.microUsd * MOST_ESTIMATES : MOST_UNPRICED;
  if (!told || told.microUsd > most) return undefined;
  // A neighbour's price says only that no picture is free.
  const least = pictures ? Math.max(1, isPriced ? priceOf(pictures, model) * share * ROUNDING : 0) : 0;
  return told.microUsd >= least ? told : undefined;
}

/** micro-dollars by the price list, for the dearest of them; of none, for the smallest there is */
function priceOf(pictures: readonly PixelSize[], { listPrice }: Model): number {
  return Math.max(...[NO_SIZE, ...pictures].map(listPrice)) * 1_000_000;
}

const NO_SIZE: PixelSize = { width: 0, height: 0 };
