import { describe, expect, it } from 'vitest';
import { leftOut } from '#shared/models/leftOut';
import { NOTHING_ASKED, type ModelAsk } from '#shared/models/ModelAsk';
import { picturePrice, priceWords } from '#shared/models/modelPrice';
import type { ProviderAdapter } from '#shared/providers/ProviderAdapter';
import { catalogue } from '../../../support/shipped.ts';

const provider = (id: string): ProviderAdapter => {
  const found = catalogue.find(id);
  if (!found) throw new Error(`There is no provider ${id}.`);
  return found;
};
const draws = (ask: Partial<ModelAsk>): ModelAsk => ({ ...NOTHING_ASKED, makes: ['image'], ...ask });
const gemini = (options: Record<string, string>) => [{ family: 'gemini', batch: 1, options }];
const missing = (id: string, model: string, ask: Partial<ModelAsk>) => leftOut(provider(id).model(model), draws(ask));

describe('what a model would leave out', () => {
  it('is nothing where it can do all that is asked', () => {
    const ask = { settings: gemini({ aspectRatio: '16:9', resolution: '2K' }), references: 6, hasInstructions: true };
    expect(missing('google', 'gemini-nano-banana-2.1', ask)).toEqual([]);
  });

  it('is told of sizes by the words of the settings’ own family', () => {
    expect(missing('google', 'gemini-3.1-flash-lite-image', { settings: gemini({ resolution: '2K' }) })).toEqual([
      'draws 1K only: 1K will be sent instead of 2K.',
    ]);
  });

  it('counts references', () => {
    expect(missing('google', 'gemini-nano-banana-2.1', { references: 15 })).toEqual([
      '15 references are asked: takes 14',
    ]);
  });

  it('tells of masks, seeds, instructions and settings of another family', () => {
    expect(missing('google', 'gemini-nano-banana-2.1', { references: 1, hasMask: true })).toEqual(['takes no mask']);
    expect(missing('openai', provider('openai').models[0].id, { references: 1, hasMask: true })).toEqual([]);
    expect(missing('openai', provider('openai').models[0].id, { references: 1, hasMarkup: true })).toEqual([]);
    expect(missing('openai', 'gpt-image-2', { references: 1, hasMarkup: true })).toEqual([
      'takes no marks apart from the picture',
    ]);
    const seedream = missing('openrouter', 'openai/gpt-image-2', {
      keepsSeed: true,
      hasInstructions: true,
      settings: gemini({ aspectRatio: '16:9', resolution: '1K' }),
    });
    expect(seedream).toEqual([
      'takes no instructions apart: they are put before the prompt',
      'takes no seed: a kept one repeats nothing',
    ]);
  });

  it('carries settings over to another family, and tells what it has no word for', () => {
    const asked = gemini({ aspectRatio: '8:1', resolution: '2K', thinking: 'high' });
    expect(missing('openai', provider('openai').models[0].id, { settings: asked })).toEqual([
      'has settings of its own: Thinking to set anew',
      'has no ratio 8:1: 3552x1184 is the nearest.',
      'calls sizes above 2560x1440 experimental, as 3552x1184 is.',
    ]);
  });

  it('is all of it where it makes something else', () => {
    const writer = provider('google').models.find(({ makes }) => makes?.[0] === 'text');
    expect(writer && leftOut(writer, draws({ references: 99, hasMask: true }))).toEqual(['draws no pictures']);
  });
});

describe('what a picture costs', () => {
  const google = provider('google');
  const price = (model: string, ask: ModelAsk) => picturePrice(google, google.model(model), ask);

  it('is the price at the size that is asked for', () => {
    expect(price('gemini-nano-banana-2.1', draws({ settings: gemini({ resolution: '2K' }) }))?.microUsd).toBe(50_400);
    expect(price('gemini-nano-banana-2.1', draws({}))?.microUsd).toBe(33_600);
  });

  it('is not guessed for a model that nobody knows', () => {
    expect(price('gemini-9-dream', draws({}))).toBeUndefined();
    expect(priceWords(google, google.model('gemini-9-dream'), draws({}))).toBe('no price known');
  });

  it('is free here', () => {
    const sample = provider('sample');
    expect(priceWords(sample, sample.models[0], draws({}))).toBe('free');
  });
});
