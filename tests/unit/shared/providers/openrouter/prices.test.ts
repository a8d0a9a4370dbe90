import { describe, expect, it } from 'vitest';
import type { PriceLine } from '#shared/graph/models/LiveList';
import { openrouter } from '#shared/providers/openrouter';
import type { RouterValues } from '#shared/providers/families/openrouter/routerOptions';
import { routerRequest } from '../../../../support/providers/askRouter.ts';

const PICTURES = { width: 1000, height: 1000 };

/** What is reckoned of a model with this price list. */
function reckoned(
  prices: readonly PriceLine[],
  options: RouterValues = {},
  more: Parameters<typeof routerRequest>[2] = {},
) {
  const read = '2026-11-30T08:00:00.000Z';
  const models = [{ id: 'acme/brush', title: 'Brush', makes: ['image'] as const, prices }];
  const provider = openrouter.listing?.lay({ provider: 'openrouter', read, models });
  const { estimate, isPriced, price } = provider?.effective(routerRequest('acme/brush', options, more)) ?? {};
  return {
    usd: (estimate?.microUsd ?? 0) / 1e6,
    isPriced,
    price,
    least: provider?.model('acme/brush').listPrice(PICTURES),
  };
}

const line = (unit: string, usd: number, variant?: string, of = 'output_image'): PriceLine => ({
  unit,
  usd,
  of,
  ...(variant !== undefined && { variant }),
});

describe('what a picture will cost', () => {
  it('is what the line says for a picture or a request, which is shown', () => {
    expect(reckoned([line('image', 0.04)])).toEqual({
      usd: 0.04,
      isPriced: true,
      price: 'acme/brush, $0.04 a picture, 2026-11-30',
      least: 0.04,
    });
    expect(reckoned([line('request', 0.01)])).toMatchObject({
      usd: 0.01,
      price: 'acme/brush, $0.01 a request, 2026-11-30',
    });
  });

  it('is by the line of what is asked for, by the dearest where none is, and never taken for less than the cheapest', () => {
    const lines = [line('image', 0.05, '1k'), line('image', 0.06, '2k'), line('image', 0.12, '4k')];
    expect(reckoned(lines, { resolution: '2K' })).toMatchObject({
      usd: 0.06,
      price: 'acme/brush, 2k, $0.06 a picture, 2026-11-30',
      least: 0.05,
    });
    expect(reckoned(lines)).toMatchObject({ usd: 0.12 });
    expect(reckoned([line('image', 0.03), ...lines])).toMatchObject({ usd: 0.03, least: 0.03 });
  });

  it('grows with the area where megapixels are counted, of what is sent too', () => {
    const lines = [line('megapixel', 0.03), line('megapixel', 0.015, undefined, 'input_image')];
    expect(reckoned(lines, { size: '2000x1000' })).toMatchObject({ usd: 0.06, least: 0.03 });
    const references = [{ id: 'a', width: 1000, height: 1000, mime: 'image/png' }];
    expect(reckoned(lines, { size: '2000x1000' }, { references }).usd).toBeCloseTo(0.075);
  });

  it('counts the words that are sent', () => {
    const lines = [line('image', 0.04), line('token', 0.00001, undefined, 'input_text')];
    expect(reckoned(lines, {}, { prompt: 'x'.repeat(4000) }).usd).toBeCloseTo(0.05);
  });

  it('is not known where tokens, or what nobody knows, are counted: no cap holds such a call', () => {
    for (const unit of ['token', 'cubic-inch']) {
      expect(reckoned([line(unit, 0.00004)])).toEqual({ usd: 0, isPriced: false, price: undefined, least: 0 });
    }
    expect(reckoned([])).toMatchObject({ isPriced: false });
  });
});
