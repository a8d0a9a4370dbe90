import type { EndpointKind } from '../graph/callKinds.ts';
import type { Money } from '../graph/Money.ts';

interface CutOffCall {
  readonly endpoint: EndpointKind;
  /** What it may have cost. */
  readonly estimate: Money;
}

/** What has become of a call that was cut off. */
export type CutOff = 'cancelled' | 'submitted' | 'unknown';

/**
 * What becomes of a call that was under way when its program ended, or that was stopped, so that nobody heard how it ended: `cancelled`, it
 * was not billed and is simply asked for again; `submitted`, it lives on at the provider and is collected; `unknown`, it may have been billed
 * and is repeated only with consent.
 */
export function cutOff({ endpoint, estimate }: CutOffCall): CutOff {
  if (isFree(estimate)) return 'cancelled';
  switch (endpoint) {
    case 'unpaid':
      return 'cancelled';
    case 'collect':
      return 'submitted';
    case 'ask':
      return 'unknown';
  }
}

/** What such a call may have cost by then; `undefined`: it was not billed. */
export function costOfCutOff({ endpoint, estimate }: CutOffCall): Money | undefined {
  return endpoint === 'unpaid' ? undefined : estimate;
}

/** It costs nothing for certain. */
function isFree({ microUsd, kind }: Money): boolean {
  return microUsd === 0 && kind === 'actual';
}
