import { describe, expect, it } from 'vitest';
import { sidesOf } from '#shared/graph/fields/sizeField';
import { ratioName } from '#shared/graph/ratioName';
import type { JsonObject } from '#shared/graph/Field';
import { translateSettings } from '#shared/graph/settings/translateSettings';
import { families, findFamily } from '#shared/providers/families/index';
import { ASPECT_RATIOS } from '#shared/providers/families/gemini/geminiOptions';
import { SIZE_LIMITS } from '#shared/providers/families/openai/openAiOptions';

const languageOf = (id: string) => {
  const family = findFamily(id);
  if (!family) throw new Error(`There is no family ${id}.`);
  return family.language;
};
const said = (options: JsonObject, from: string, to: string) =>
  translateSettings(options, languageOf(from), languageOf(to));

describe('settings of one family said by another', () => {
  it.each([
    ['gemini', { aspectRatio: '16:9', resolution: '2K', numImages: 4 }],
    ['openrouter', { options: { aspect_ratio: '16:9', resolution: '2K' }, numImages: 4 }],
    ['openai', { size: '2560x1440', numImages: 4 }],
  ])('say ratio, resolution and how many in the words of each, from %s', (from, options) => {
    expect(said(options, from, 'gemini').options).toEqual({ aspectRatio: '16:9', resolution: '2K', numImages: 4 });
    expect(said(options, from, 'openrouter').options).toEqual({
      options: { aspect_ratio: '16:9', resolution: '2K' },
      numImages: 4,
    });
    expect(said(options, from, 'openai').options).toEqual({ size: '2560x1440', numImages: 4 });
    for (const { id } of families) expect(said(options, from, id)).toMatchObject({ lost: [], notes: [] });
  });

  it('carry a background, a format and a quality where both have them', () => {
    const own = { background: 'transparent', outputFormat: 'webp', quality: 'high' };
    const there = { options: { background: 'transparent', output_format: 'webp', quality: 'high' } };
    expect(said(own, 'openai', 'openrouter')).toEqual({ options: there, lost: [], notes: [] });
    expect(said(there, 'openrouter', 'openai').options).toEqual(own);
  });

  it('tell what the other has no word for, and what is said otherwise', () => {
    expect(said({ thinking: 'high', temperature: 0.4 }, 'gemini', 'openai')).toEqual({
      options: {},
      lost: ['Temperature', 'Thinking'],
      notes: [],
    });
    expect(said({ background: 'transparent', outputFormat: 'jpeg' }, 'openai', 'gemini')).toEqual({
      options: {},
      lost: [],
      notes: ['draws no transparent background: it is left out', 'chooses its format itself: jpeg is left out'],
    });
    expect(said({ options: { aspect_ratio: '2:1', resolution: '3K', strength: 3 } }, 'openrouter', 'gemini')).toEqual({
      options: { aspectRatio: '16:9', resolution: '4K' },
      lost: ['Strength'],
      notes: ['has no ratio 2:1: 16:9 is the nearest', 'has no resolution 3K: 4K is the nearest'],
    });
    expect(said({ resolution: '4K', aspectRatio: '1:1' }, 'gemini', 'openai')).toEqual({
      options: { size: '2880x2880' },
      lost: [],
      notes: ['draws no more pixels: 2880x2880 stands for 1:1 in 4K'],
    });
    expect(said({ resolution: '2K' }, 'gemini', 'openai').notes).toEqual([
      'takes no 2K without a ratio: 2048x2048 stands for it',
    ]);
  });

  it('ask for nothing where nothing was asked for', () => {
    for (const from of families) {
      const defaults = Object.fromEntries(Object.entries(from.fields).map(([name, field]) => [name, field.default]));
      for (const to of families) {
        expect(said(defaults as JsonObject, from.id, to.id), `${from.id} to ${to.id}`).toEqual({
          options: {},
          lost: [],
          notes: [],
        });
      }
    }
  });

  it('leave alone what is unset, and what no version knows', () => {
    expect(said({ size: 'vast', quality: null, nonsense: 3 }, 'openai', 'gemini')).toEqual({
      options: {},
      lost: [],
      notes: [],
    });
  });
});

describe('a size in pixels', () => {
  const sizes = ASPECT_RATIOS.flatMap((ratio) =>
    ['1K', '2K', '4K'].map((resolution) => ({
      ratio,
      resolution,
      ...languageOf('openai').writeTerms({}, { ratio, resolution }),
    })),
  );

  it('stands for each ratio and resolution, within what may be asked for', () => {
    for (const { ratio, options, notes } of sizes) {
      const { width, height } = sidesOf(JSON.stringify(options['size']).slice(1, -1)) ?? { width: 0, height: 1 };
      expect(findFamily('openai')?.fields['size']?.check(options['size'])).toMatchObject({ ok: true });
      const [across = 1, down = 1] = ratio.split(':').map(Number);
      const isNarrow = Math.max(across / down, down / across) > SIZE_LIMITS.mostStretch;
      if (isNarrow) expect(notes.join()).toContain(`has no ratio ${ratio}`);
      else expect(ratioName(width, height)).toBe(ratio);
    }
  });

  it('is read back as what it stands for', () => {
    for (const { ratio, resolution, options, notes } of sizes) {
      if (notes.some((note) => note.startsWith('has no ratio'))) continue;
      const terms = languageOf('openai').readTerms(options);
      expect(terms).toEqual({ ratio, ...(resolution !== '1K' && { resolution }) });
    }
  });
});
