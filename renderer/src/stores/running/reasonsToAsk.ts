import type { RunPreview, Settings } from '#shared/api/contract';
import type { Money } from '#shared/graph/Money';

/** Why the user is asked before a run. */
export type AskReason = 'lists' | 'estimate' | 'keys' | 'cap' | 'unpriced' | 'may-be-billed';

/** Code of the problem of a graph that is to read a file which was not allowed. */
export const LIST_NOT_ALLOWED = 'list-not-allowed';

/** What stands out about a run: nothing, and it need not be asked about. `estimate`: of all its runs. */
export function reasonsToAsk(preview: RunPreview, { askAbove }: Settings, estimate: Money): readonly AskReason[] {
  const reasons: AskReason[] = [];
  if (preview.problems.some(({ code }) => code === LIST_NOT_ALLOWED)) reasons.push('lists');
  if (preview.toSend === 0) return reasons;
  if (preview.keys.length > 0) reasons.push('keys');
  if (preview.caps.reached !== null || passesDayCap(preview, estimate)) reasons.push('cap');
  if (preview.calls.some(({ isReused, isPriced }) => !isReused && !isPriced)) reasons.push('unpriced');
  if (preview.mayBeBilled > 0) reasons.push('may-be-billed');
  if (askAbove !== null && estimate.microUsd > 0 && estimate.microUsd >= askAbove) reasons.push('estimate');
  return reasons;
}

/** Whether runs that cost so much together would come past the cap of the day. */
export function passesDayCap({ caps: { day, spentToday } }: RunPreview, estimate: Money): boolean {
  return day !== null && estimate.microUsd > 0 && spentToday.microUsd + estimate.microUsd > day;
}

/** What a number of runs in a row would cost. Where the next asks for the very same, it reuses what the first made. */
export function estimateOf({ estimate }: RunPreview, times: number, isEachAnew: boolean): Money {
  return isEachAnew ? { ...estimate, microUsd: estimate.microUsd * times } : estimate;
}

/** How many calls a number of runs in a row would send, and how many reuse, by the same rule. */
export function callsOf({ toSend, reused }: RunPreview, times: number, isEachAnew: boolean): CallCount {
  return isEachAnew
    ? { toSend: toSend * times, reused: reused * times }
    : { toSend, reused: reused + (times - 1) * (toSend + reused) };
}

export interface CallCount {
  readonly toSend: number;
  readonly reused: number;
}
