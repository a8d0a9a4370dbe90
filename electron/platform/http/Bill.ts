import type { Money } from '#shared/graph/Money';
import type { Effective } from '#shared/providers/Effective';
import { costOfCutOff } from '#shared/runs/cutOff';

/** What a call may have cost as far as is known, for as long as no reply tells; absent: nothing. */
export interface Bill {
  estimate: Money | undefined;
}

/** Keeps a bill while a call is under way: `HttpRequest.onBillable`. What bills whole answers only bills nothing before one is there. */
export function billing(
  bill: Bill,
  { estimate, endpoint = 'ask' }: Pick<Effective, 'estimate' | 'endpoint'>,
): (isBillable: boolean) => void {
  const cost = costOfCutOff({ endpoint, estimate: { ...estimate, kind: 'estimate' } });
  return (isBillable) => {
    bill.estimate = isBillable ? cost : undefined;
  };
}
