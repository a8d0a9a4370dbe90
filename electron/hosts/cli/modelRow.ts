import { canMake } from '#shared/graph/callKinds';
import type { PriceLine } from '#shared/graph/models/LiveList';
import type { Model } from '#shared/providers/Model';

interface PriceRow {
  /** `image`, `million-tokens`, or as the provider's own list counts: `megapixel`, `request`, `token`, … */
  readonly unit: string;
  readonly usd: number;
  /** Of pictures: the resolution. Of tokens: which. Of what is sent: what it is. Absent: there is one price. */
  readonly variant?: string;
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

function pricesOf({ prices, priceLines = [] }: Model): readonly PriceRow[] {
  const perImage = Object.entries(prices?.perImage ?? {}).flatMap(([variant, usd]): PriceRow[] =>
    usd === undefined ? [] : [{ unit: 'image', usd, variant }],
  );
  const { input, textOutput, imageOutput } = prices?.perMillion ?? {};
  const perMillion = Object.entries({ input, 'text-output': textOutput, 'image-output': imageOutput }).flatMap(
    ([variant, usd]): PriceRow[] => (usd === undefined ? [] : [{ unit: 'million-tokens', usd, variant }]),
  );
  // What words cost is told by the million above.
  const lines = priceLines.filter(({ of }) => prices?.perMillion === undefined || !WORDS.includes(of ?? ''));
  return [...perImage, ...perMillion, ...lines.map(lineRow)];
}

const WORDS = ['input_text', 'output_text'];

function lineRow({ unit, usd, of, variant }: PriceLine): PriceRow {
  const which = [of === 'output_image' ? undefined : of, variant].filter(Boolean).join(' ');
  return { unit, usd, ...(which !== '' && { variant: which }) };
}
