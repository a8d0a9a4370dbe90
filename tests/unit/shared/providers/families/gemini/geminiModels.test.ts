import { describe, expect, it } from 'vitest';
import { GEMINI_MODELS, geminiModels } from '#shared/providers/families/gemini/geminiModels';
import { RESOLUTIONS, type AspectRatio } from '#shared/providers/families/gemini/geminiOptions';
import { drawnSize, MODEL_FACTS } from '../../../../../support/providers/modelFacts.ts';

const { model, isKnown } = geminiModels();

describe('the model table', () => {
  it.each(GEMINI_MODELS.map((entry) => [entry.id, entry] as const))(
    'agrees with what the service takes: %s',
    (id, entry) => {
      const facts = MODEL_FACTS.get(id)!;
      expect([...entry.ratios].sort()).toEqual([...facts.ratios].sort());
      expect([...entry.thinkingLevels].sort()).toEqual([...facts.thinking].sort());
      expect(entry.searches).toEqual([
        ...(facts.searches.length > 0 ? ['web'] : []),
        ...(facts.searches.includes('images') ? ['web-images'] : []),
      ]);
      expect(entry.tiers).toEqual(facts.tiers);
      // 512 is left out of the app: one model has it, and that one is closing.
      expect(entry.resolutions).toEqual(facts.sizes.filter((size) => size !== '512'));
      const [input, textOutput, imageOutput] = facts.prices;
      expect(entry.prices.perMillion).toEqual({ input, textOutput, imageOutput });
    },
  );

  it.each(GEMINI_MODELS.map((entry) => [entry.id, entry] as const))(
    'prices a picture by its tokens, to a cent: %s',
    (id, entry) => {
      const facts = MODEL_FACTS.get(id)!;
      for (const [resolution, price] of Object.entries(entry.prices.perImage)) {
        expect(price).toBeCloseTo((facts.tokens[resolution]! * facts.prices[2]) / 1_000_000, 2);
      }
    },
  );

  it('knows the size of every picture of Gemini 3', () => {
    const [first] = GEMINI_MODELS;
    for (const ratio of first.ratios) {
      for (const resolution of RESOLUTIONS) {
        expect(first.pixels(ratio, resolution)).toEqual(drawnSize(ratio, resolution, 1));
      }
    }
  });

  it.each<[AspectRatio, number, number]>([
    ['3:4', 864, 1184],
    ['4:5', 896, 1152],
    ['16:9', 1344, 768],
    ['21:9', 1536, 672],
  ])('knows that Gemini 2.5 draws %s at its own size, whatever the resolution', (ratio, width, height) => {
    expect(GEMINI_MODELS.find(({ id }) => id === 'gemini-2.5-flash-image')?.pixels(ratio, '4K')).toEqual({
      width,
      height,
    });
  });

  it('does not offer a retired model, and leads from it to one that is offered', () => {
    for (const id of ['gemini-2.0-flash-preview-image-generation', 'gemini-3-pro-image-preview']) {
      expect(isKnown(id)).toBe(false);
      expect(isKnown(model(id).successor ?? '')).toBe(true);
      expect(model(model(id).successor ?? '').deprecated).toBeUndefined();
    }
  });

  it('gives an unknown id the abilities of the model most like it, but not its shutdown', () => {
    const custom = model('gemini-2.5-flash-image-tuned');
    expect(custom).toMatchObject({ id: 'gemini-2.5-flash-image-tuned', resolutions: [], maxReferences: 3 });
    expect(custom).not.toHaveProperty('deprecated');
    expect(model('something-else').maxReferences).toBe(14);
    expect(model('constructor').id).toBe('constructor');
  });

  it('prefixes every id, successors too, where the provider does', () => {
    const prefixed = geminiModels('google/');
    expect(prefixed.models.every((entry) => entry.id.startsWith('google/'))).toBe(true);
    expect(prefixed.model('google/gemini-3-pro-image-preview').successor).toBe('google/gemini-3-pro-image');
  });
});
