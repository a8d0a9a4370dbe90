import { addMoney, type Money } from '../graph/Money.ts';

/** What is to be known of a call to see what its model costs. */
interface PricedCall {
  readonly provider: string;
  readonly model: string;
  readonly estimate: Money;
  readonly isReused: boolean;
}

export interface ModelShare<C extends PricedCall> {
  readonly provider: string;
  readonly model: string;
  /** Those that would be sent. */
  readonly calls: readonly C[];
  readonly estimate: Money;
}

/** The calls that would be sent, model by model in the order they first come. Empty where one model is asked for all. */
export function byModel<C extends PricedCall>(calls: readonly C[]): readonly ModelShare<C>[] {
  const sent = calls.filter(({ isReused }) => !isReused);
  const shares = [...Map.groupBy(sent, ({ provider, model }) => `${provider}:${model}`).values()].flatMap((own) => {
    const [first] = own;
    const estimate = addMoney(own.map((call) => call.estimate));
    return first ? [{ provider: first.provider, model: first.model, calls: own, estimate }] : [];
  });
  return shares.length > 1 ? shares : [];
}
