import { canMake } from '../graph/callKinds.ts';
import { formatMoney, usd, type Money } from '../graph/Money.ts';
import type { Model } from '../providers/Model.ts';
import { chooseModel, type ProviderAdapter } from '../providers/ProviderAdapter.ts';
import type { ModelAsk } from './ModelAsk.ts';

/** What a picture costs at the size that is asked for, by the model's list; `undefined`: no price is known before it is made. */
export function picturePrice(provider: ProviderAdapter, model: Model, { settings }: ModelAsk): Money | undefined {
  if (!canMake(model, 'image')) return undefined;
  const own = settings.find(({ family }) => family === model.family);
  const { estimate, isPriced } = provider.effective({
    provider: chooseModel(provider, model.id),
    config: own ?? { family: model.family, batch: 1, options: {} },
    prompt: '',
    instructions: '',
    references: [],
    seed: 0,
  });
  return isPriced ? { ...estimate, kind: 'actual' } : undefined;
}

/** `$0.0504`, or of one that only writes `$0.50 in, $3.00 out`, a million tokens. */
export function priceWords(provider: ProviderAdapter, model: Model, ask: ModelAsk): string {
  const picture = picturePrice(provider, model, ask);
  if (picture) return provider.kind === 'local' ? 'free' : formatMoney(picture);
  const { perMillion } = model.prices ?? {};
  if (canMake(model, 'image') || !perMillion || model.isGuessed) return 'no price known';
  const dollars = (amount: number) => formatMoney(usd(amount, 'actual'));
  return `${dollars(perMillion.input)} in, ${dollars(perMillion.textOutput)} out`;
}

/** ISO date its prices were read; `undefined`: there are none. */
export function priceDateOf({ prices, priceLines, read }: Model): string | undefined {
  return prices?.date ?? (priceLines ? read : undefined);
}
