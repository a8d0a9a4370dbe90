import type { Money } from '#shared/graph/Money';
import { leftOut } from '#shared/models/leftOut';
import type { ModelAsk } from '#shared/models/ModelAsk';
import { picturePrice, priceWords } from '#shared/models/modelPrice';
import type { Model } from '#shared/providers/Model';
import type { ProviderAdapter } from '#shared/providers/ProviderAdapter';

/** `able`: it can do all that is asked; `less`: it would leave something out; `gone`: it is answered no more, or in no list. */
export type ModelGroup = 'able' | 'less' | 'gone';

export interface ModelRow {
  /** Unlike that of any other row. */
  readonly key: string;
  readonly provider: ProviderAdapter;
  readonly model: Model;
  /** Who made it, as its id says, else who offers it. */
  readonly maker: string;
  /** Nothing stands in the way of asking it: its key is there, or it needs none. */
  readonly isReady: boolean;
  /** Of a picture at the size that is asked for; absent: none is known. */
  readonly price?: Money;
  readonly priceWords: string;
  readonly leftOut: readonly string[];
  readonly group: ModelGroup;
}

/** What rows are told from. */
export interface ModelOffer {
  readonly ask: ModelAsk;
  /** ISO date */
  readonly today: string;
  /** Providers whose key is there. */
  readonly keyed: ReadonlySet<string>;
}

export function modelRows(providers: readonly ProviderAdapter[], offer: ModelOffer): readonly ModelRow[] {
  return providers.flatMap((provider) => provider.models.map((model) => rowOf(provider, model, offer)));
}

/** Of a model that is in no list too. */
export function rowOf(provider: ProviderAdapter, model: Model, { ask, today, keyed }: ModelOffer): ModelRow {
  const price = picturePrice(provider, model, ask);
  const missing = leftOut(model, ask);
  return {
    key: keyOf(provider.id, model.id),
    provider,
    model,
    maker: model.id.includes('/') ? (model.id.split('/')[0] ?? '') : provider.title,
    isReady: provider.kind === 'local' || keyed.has(provider.id),
    ...(price && { price }),
    priceWords: priceWords(provider, model, ask),
    leftOut: missing,
    group: isGone(model, today) ? 'gone' : missing.length > 0 ? 'less' : 'able',
  };
}

export function keyOf(provider: string, model: string): string {
  return `${provider} ${model}`;
}

/** One whose end was announced for a day to come still works until then. */
function isGone({ retires, deprecated }: Model, today: string): boolean {
  return retires === undefined ? deprecated !== undefined : retires <= today;
}
