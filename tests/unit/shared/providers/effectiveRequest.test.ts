import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '#shared/graph/Field';
import type { GenerateRequest } from '#shared/graph/generation';
import { gemini } from '#shared/providers/families/gemini';
import { ASPECT_RATIOS, RESOLUTIONS, THINKING_LEVELS } from '#shared/providers/families/gemini/geminiOptions';
import { google } from '#shared/providers/google';
import { openrouter } from '#shared/providers/openrouter';
import { sample } from '#shared/providers/sample';
import { catalogue } from '../../../support/shipped.ts';

const OF_GEMINI = catalogue.providers.filter(({ models: [{ family }] }) => ['gemini', 'any'].includes(family));
const LITE = 'gemini-3.1-flash-lite-image';
const PRO = 'gemini-3-pro-image';
const OLD = 'gemini-2.5-flash-image';
const OLD_ENDS =
  'gemini-2.5-flash-image: Google announced its shutdown for 2026-10-02; it may work for older projects only. Choose gemini-nano-banana-2.1 instead.';

describe('what will really be sent', () => {
  it('is what was asked for, without a note, where the model can do it', () => {
    const { request, notes, pixels, estimate, keyName, timeoutMs } = effective({
      aspectRatio: '16:9',
      resolution: '2K',
      temperature: 0.5,
      topP: 0.9,
      thinking: 'medium',
    });
    expect(request.wireSeed).toBe(7);
    expect(request.options).toEqual({
      aspectRatio: '16:9',
      imageSize: '2K',
      temperature: 0.5,
      topP: 0.9,
      thinking: 'medium',
    });
    expect(notes).toEqual([]);
    expect(pixels).toEqual({ width: 2752, height: 1536 });
    // The picture, and 3 tokens of prompt.
    expect(estimate).toEqual({ microUsd: 50_405, kind: 'estimate' });
    expect(keyName).toBe('GOOGLE_API_KEY');
    expect(timeoutMs).toBe(300_000);
  });

  it('names the line of the price list its estimate rests on, where the model has one', () => {
    expect(google.effective(aRequest({})).price).toMatch(
      /^gemini-[\w.-]+, [124]K, \$0\.\d+ a picture, 2\d{3}-\d\d-\d\d$/,
    );
    expect(sample.effective(aRequest({}))).not.toHaveProperty('price');
  });

  it('leaves out what is unset, automatic or the default', () => {
    expect(effective({}).request.options).toEqual({});
  });

  it('is told as label and value, with its size also where that is the model’s own', () => {
    expect(effective({ topP: 0 }).settings).toEqual([
      ['Resolution', '1K (the model’s own size)'],
      ['Top P', '0'],
    ]);
    expect(google.effective({ ...aRequest({ resolution: '2K' }), seed: 2 ** 31 + 5 }).settings).toEqual([
      ['Resolution', '2K'],
      ['Seed as sent', '5'],
    ]);
  });

  it('is 1K, and says so, where 4K is asked of a 1K model', () => {
    const { request, notes, pixels, estimate } = effective({ resolution: '4K' }, LITE);
    expect(request.options).not.toHaveProperty('imageSize');
    expect(notes).toEqual(['Nano Banana 2 Lite draws 1K only: 1K will be sent instead of 4K.']);
    expect(pixels).toEqual({ width: 1024, height: 1024 });
    expect(estimate.microUsd).toBe(33_601);
  });

  it('never names a size to a model that has one size', () => {
    const { request, notes, pixels } = effective({ resolution: '2K', aspectRatio: '2:3' }, OLD);
    expect(request.options).not.toHaveProperty('imageSize');
    expect(notes).toEqual(['Nano Banana draws one size only: 2K is left out.', OLD_ENDS]);
    expect(pixels).toEqual({ width: 832, height: 1248 });
    expect(effective({ resolution: '1K' }, OLD).notes).toEqual([OLD_ENDS]);
  });

  it('is the nearest ratio, and says so, where the model lacks the one asked for', () => {
    const { request, notes } = effective({ aspectRatio: '8:1' }, PRO);
    expect(request.options['aspectRatio']).toBe('21:9');
    expect(notes).toEqual(['Nano Banana Pro does not draw 8:1: 21:9 will be sent instead.']);
  });

  it('has no thinking level, and says so, where the model lacks it', () => {
    expect(effective({ thinking: 'high' }, PRO).notes).toEqual([
      'Nano Banana Pro takes no thinking level: high is left out.',
    ]);
    const { request, notes } = effective({ thinking: 'medium' }, LITE);
    expect(request.options).not.toHaveProperty('thinking');
    expect(notes).toHaveLength(1);
  });

  it('wraps a seed that does not fit, and says so', () => {
    const { request, notes } = google.effective({ ...aRequest({}), seed: 2 ** 31 + 5 });
    expect(request.wireSeed).toBe(5);
    expect(notes).toHaveLength(1);
    expect(google.effective({ ...aRequest({}), seed: 2 ** 31 - 1 }).notes).toEqual([]);
  });

  it('expects the shape of the last reference where the ratio is automatic', () => {
    const references = [
      { id: 'a', width: 100, height: 100, mime: 'image/png' },
      { id: 'b', width: 1900, height: 1070, mime: 'image/png' },
    ];
    const { request, pixels } = google.effective({ ...aRequest({ aspectRatio: 'auto' }), references });
    expect(request.options).not.toHaveProperty('aspectRatio');
    expect(pixels).toEqual({ width: 1376, height: 768 });
  });

  it('allows more time for 4K and for long thinking', () => {
    expect(effective({ resolution: '4K' }).timeoutMs).toBe(600_000);
    expect(effective({ thinking: 'high' }).timeoutMs).toBe(600_000);
  });

  it('warns of a model that is gone or unknown, and sends it as it is', () => {
    const gone = effective({}, 'gemini-3.1-flash-image-preview');
    expect(gone.request.model).toBe('gemini-3.1-flash-image-preview');
    expect(gone.notes).toEqual([expect.stringContaining('Choose gemini-nano-banana-2.1 instead.')]);
    const custom = effective({ thinking: 'high' }, 'gemini-3-pro-image-next');
    expect(custom.request.options).not.toHaveProperty('thinking');
    expect(custom.notes).toEqual([expect.any(String), expect.stringContaining('not in the model table')]);
  });

  it('warns of a model that is about to end, with its day and what to choose instead, and keeps its price', () => {
    for (const [provider, prefix] of [
      [google, ''],
      [openrouter, 'google/'],
    ] as const) {
      const { notes, isPriced } = provider.effective(aRequest({}, `${prefix}gemini-3.1-flash-image`));
      expect(notes).toEqual([
        `${prefix}gemini-3.1-flash-image: Deprecated on 2026-10-06; Google announced its shutdown for 2026-10-29. Choose ${prefix}gemini-nano-banana-2.1 instead.`,
      ]);
      expect(isPriced).toBe(true);
    }
  });

  it('has no Top P of 0 at OpenRouter, which refuses it, and says so', () => {
    const request = { ...aRequest({ topP: 0 }, 'google/gemini-nano-banana-2.1') };
    const { request: sent, notes } = openrouter.effective(request);
    expect(sent.options).not.toHaveProperty('topP');
    expect(notes).toEqual(['OpenRouter takes a Top P above 0 only: 0 is left out.']);
    expect(effective({ topP: 0 })).toMatchObject({ request: { options: { topP: 0 } }, notes: [] });
    expect(
      openrouter.effective(aRequest({ topP: 0.05 }, 'google/gemini-nano-banana-2.1')).request.options['topP'],
    ).toBe(0.05);
  });

  it('costs nothing and needs no key at the sample', () => {
    const { estimate, keyName, notes, pixels } = sample.effective(aRequest({ resolution: '4K', aspectRatio: '1:8' }));
    expect(estimate.microUsd).toBe(0);
    expect(keyName).toBeUndefined();
    expect(notes).toEqual([]);
    expect(pixels).toEqual({ width: 1536, height: 12288 });
  });

  it('stays the same when asked for again, and then needs no note but of the model', () => {
    fc.assert(
      fc.property(fc.constantFrom(...OF_GEMINI), anyRequest(), fc.nat(), (provider, request, pick) => {
        const models = provider.models.filter(({ family }) => ['gemini', 'any'].includes(family));
        const model = models[pick % models.length]?.id ?? '';
        const first = provider.effective({ ...request, provider: { ...request.provider, model } });
        const { references, wireSeed } = first.request;
        const { aspectRatio, imageSize, ...options } = gemini.sentBy(first.request);
        const again = provider.effective({
          ...request,
          provider: { ...request.provider, model },
          references,
          seed: wireSeed,
          config: {
            ...request.config,
            options: { ...options, aspectRatio: aspectRatio ?? 'auto', resolution: imageSize ?? '1K' },
          },
        });
        const { deprecated } = provider.model(model);
        const ofModel = deprecated === undefined ? [] : [expect.stringContaining(deprecated)];
        const settings = first.settings.filter(([label]) => label !== 'Seed as sent');
        expect(again).toEqual({ ...first, settings, notes: ofModel });
      }),
    );
  });
});

function effective(options: JsonObject, model?: string) {
  return google.effective(aRequest(options, model));
}

function aRequest(options: JsonObject, model = 'gemini-nano-banana-2.1'): GenerateRequest {
  return {
    provider: { provider: 'google', model, family: 'gemini' },
    config: { family: 'gemini', batch: 1, options },
    prompt: 'a red fox',
    instructions: '',
    references: [],
    seed: 7,
  };
}

function anyRequest(): fc.Arbitrary<GenerateRequest> {
  const side = fc.integer({ min: 1, max: 20_000 });
  const image = fc.record({ id: fc.string(), width: side, height: side, mime: fc.constant('image/png') });
  const options = fc.record(
    {
      aspectRatio: fc.constantFrom('auto' as const, ...ASPECT_RATIOS),
      resolution: fc.constantFrom(...RESOLUTIONS),
      temperature: fc.double({ min: 0, max: 2, noNaN: true }),
      topP: fc.double({ min: 0, max: 1, noNaN: true }),
      thinking: fc.constantFrom(...THINKING_LEVELS),
    },
    { requiredKeys: [] },
  );
  return fc.record({
    provider: fc.constant({ provider: 'google', model: '', family: 'gemini' }),
    config: fc.record({ family: fc.constant('gemini'), batch: fc.constant(1), options }),
    prompt: fc.string(),
    instructions: fc.string(),
    references: fc.array(image, { maxLength: 20 }),
    seed: fc.maxSafeNat(),
  });
}
