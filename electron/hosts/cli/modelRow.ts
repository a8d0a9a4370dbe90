import { canMake } from '#shared/graph/callKinds';
import type { Model } from '#shared/providers/Model';

interface PriceRow {
  readonly unit: 'image' | 'million-tokens';
  readonly usd: number;
  /** Of pictures: the resolution. Of tokens: which. */
  readonly variant: string;
}

/** A model as `models --json` prints it. Its keys are a contract; `read`: the day that this was read, `null` where it was not. */
export function modelRow(provider: string, model: Model) {
  const { id, title, family, maxReferences, ratios = [], resolutions = [], prices, read, retires, successor } = model;
  return {
    provider,
    id,
    name: title,
    draws: canMake(model, 'image'),
    writes: canMake(model, 'text'),
    family,
    references: maxReferences,
    ratios,
    resolutions,
    prices: pricesOf(model),
    read: read ?? prices?.date ?? null,
    ...(retires !== undefined && { retires }),
    ...(successor !== undefined && { successor }),
  };
}

function pricesOf({ prices }: Model): readonly PriceRow[] {
  const perImage = Object.entries(prices?.perImage ?? {}).flatMap(([variant, usd]): PriceRow[] =>
    usd === undefined ? [] : [{ unit: 'image', usd, variant }],
  );
  const { input, textOutput, imageOutput } = prices?.perMillion ?? {};
  const perMillion = Object.entries({ input, 'text-output': textOutput, 'image-output': imageOutput }).flatMap(
    ([variant, usd]): PriceRow[] => (usd === undefined ? [] : [{ unit: 'million-tokens', usd, variant }]),
  );
  return [...perImage, ...perMillion];
}
