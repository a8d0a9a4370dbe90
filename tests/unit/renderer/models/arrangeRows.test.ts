import { describe, expect, it } from 'vitest';
import { NOTHING_ASKED } from '#shared/models/ModelAsk';
import { arrangeRows, type ModelWishes } from '../../../../renderer/src/models/arrangeRows.ts';
import { modelRows, type ModelRow } from '../../../../renderer/src/models/modelRows.ts';
import { largestOf, retiresOf } from '../../../../renderer/src/models/modelWords.ts';
import { catalogue } from '../../../support/shipped.ts';

const TODAY = '2026-10-10';
const WISHES: ModelWishes = {
  typed: '',
  onlyAble: false,
  makes: 'all',
  maker: '',
  needs: new Set(),
  mostPrice: 0,
  sort: 'price',
};
const ask = { ...NOTHING_ASKED, makes: ['image' as const], references: 5 };
const rows = modelRows(catalogue.providers, { ask, today: TODAY, keyed: new Set(['google']) });
const arrange = (changed: Partial<ModelWishes>, from: readonly ModelRow[] = rows) =>
  arrangeRows(from, { ...WISHES, ...changed });
const ids = (changed: Partial<ModelWishes>) =>
  arrange(changed).flatMap((group) => group.rows.map(({ model }) => model.id));

describe('the rows of models', () => {
  it('come first that can do what is asked, those that are gone last', () => {
    expect(arrange({}).map(({ group }) => group)).toEqual(['able', 'less', 'gone']);
    const [, , gone] = arrange({});
    const goneIds = gone?.rows.map(({ model }) => model.id);
    expect(goneIds).toContain('gemini-2.5-flash-image');
    // Its end is yet to come.
    expect(goneIds).not.toContain('gemini-3.1-flash-image');
  });

  it('go from cheap to dear, and those without a known price come last', () => {
    const [able] = arrange({});
    const amounts = able?.rows.map(({ price }) => price?.microUsd ?? Infinity) ?? [];
    expect(amounts).toEqual(amounts.toSorted((one, other) => (one === other ? 0 : one - other)));
    expect(amounts.at(-1)).toBe(Infinity);
  });

  it('are found by name, maker and id, with a slip of the hand', () => {
    expect(ids({ typed: 'nano banana pro' })[0]).toMatch(/gemini-3-pro-image$/);
    expect(ids({ typed: 'black-forest-labs/flux.2-pro' })[0]).toBe('black-forest-labs/flux.2-pro');
    expect(ids({ typed: 'seedraem' })[0]).toMatch(/seedream/);
    expect(ids({ typed: 'no such thing at all' })).toEqual([]);
  });

  it('are narrowed by what they make, their maker, and whether they stay', () => {
    expect(arrange({ onlyAble: true }).map(({ group }) => group)).toEqual(['able']);
    expect(new Set(arrange({ maker: 'qwen' }).flatMap((group) => group.rows.map(({ maker }) => maker)))).toEqual(
      new Set(['qwen']),
    );
    expect(ids({ needs: new Set(['staying']) })).not.toContain('gemini-3.1-flash-image');
    const kept = arrange({ needs: new Set(['key', 'seed', 'transparent']) }).flatMap((group) => group.rows);
    expect(kept).toEqual([]);
    expect(ids({ needs: new Set(['transparent']) })).toContain('gpt-image-2');
    expect(ids({ needs: new Set(['transparent']) })).not.toContain('gemini-3-pro-image');
    const ready = arrange({ needs: new Set(['key']) }).flatMap((group) => group.rows);
    expect(new Set(ready.map(({ provider }) => provider.id))).toEqual(new Set(['google', 'sample']));
    expect(ids({ needs: new Set(['seed']) })).not.toContain('microsoft/mai-image-2.6');
    const cheap = arrange({ mostPrice: 0.05 }).flatMap((group) => group.rows);
    expect(cheap.length).toBeGreaterThan(0);
    expect(cheap.every(({ price }) => price && price.microUsd <= 50_000)).toBe(true);
    expect(ids({ makes: 'text' }).length).toBeLessThan(ids({}).length);
  });
});

it('says when a model goes and what comes after it', () => {
  const google = catalogue.find('google');
  const model = google?.model('gemini-3.1-flash-image');
  expect(google && model && retiresOf(model, google)).toMatch(/2026 → Nano Banana 2\.1$/);
});

it('says what is not told as not told', () => {
  const router = catalogue.find('openrouter');
  expect(router && largestOf(router.model('microsoft/mai-image-2.6'))).toBe('not told');
  expect(router && largestOf(router.model('google/gemini-nano-banana-2.1'))).toBe('4K');
});
