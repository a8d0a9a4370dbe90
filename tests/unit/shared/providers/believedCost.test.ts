import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '#shared/graph/Field';
import { usd } from '#shared/graph/Money';
import { believedCost } from '#shared/providers/believedCost';
import { GEMINI_MODELS } from '#shared/providers/families/gemini/geminiModels';
import { google } from '#shared/providers/google';
import { openrouter } from '#shared/providers/openrouter';
import type { PixelSize } from '#shared/providers/Model';
import type { HttpProvider } from '#shared/providers/ProviderAdapter';

const SQUARE = { width: 1024, height: 1024 };

/** What a picture counts for by what `body` tells; `undefined`: for its estimate. */
function believed(
  provider: HttpProvider,
  body: string,
  picture: PixelSize = SQUARE,
  model: string = provider.models[0].id,
  options: JsonObject = {},
) {
  const effective = provider.effective({
    provider: { provider: provider.id, model, family: 'gemini' },
    config: { family: 'gemini', batch: 1, options },
    prompt: 'a red fox',
    instructions: '',
    references: [],
    seed: 7,
  });
  const reply = { status: 200, headers: {}, body: JSON.parse(body) as unknown };
  const { cost } = provider.cost(reply, effective.request);
  return believedCost(cost, effective, provider.model(model), [picture])?.microUsd;
}

const ofGoogle = (usage: string) => `{"candidates":[],"usageMetadata":${usage}}`;
const ofOpenRouter = (usage: string) => `{"choices":[],"usage":${usage}}`;

describe('what Google counts beside a picture', () => {
  it.each([
    ['only what it was told', '{"promptTokenCount":12,"totalTokenCount":12}'],
    ['nothing', '{}'],
    ['zeros', '{"promptTokenCount":0,"candidatesTokenCount":0,"totalTokenCount":0}'],
    ['text', '{"candidatesTokenCount":30,"candidatesTokensDetails":[{"modality":"TEXT","tokenCount":30}]}'],
    [
      'a picture of no tokens',
      '{"candidatesTokenCount":8,"candidatesTokensDetails":[{"modality":"IMAGE","tokenCount":0}]}',
    ],
    [
      'its tokens at the price of text',
      '{"candidatesTokenCount":1120,"candidatesTokensDetails":[{"modality":"TEXT","tokenCount":1120}]}',
    ],
    ['more than there are numbers', '{"promptTokenCount":12,"candidatesTokenCount":1e400}'],
    ['more than money', '{"promptTokenCount":12,"candidatesTokenCount":9007199254740991}'],
    ['less than nothing', '{"promptTokenCount":12,"candidatesTokenCount":-1120}'],
    ['words', '{"promptTokenCount":12,"candidatesTokenCount":"1120"}'],
    ['no number', '{"promptTokenCount":12,"candidatesTokenCount":null}'],
    ['half a token', '{"promptTokenCount":12,"candidatesTokenCount":1120.5}'],
  ])('is not believed where it is %s', (_, usage) => {
    expect(believed(google, ofGoogle(usage))).toBeUndefined();
  });

  it('is believed where the picture is in it, for every model at every size it has', () => {
    const tokens: Record<string, Record<string, number>> = {
      'gemini-nano-banana-2.1': { '1K': 1120, '2K': 1680, '4K': 3780 },
      'gemini-3-pro-image': { '1K': 1120, '2K': 1120, '4K': 2000 },
      'gemini-3.1-flash-lite-image': { '1K': 1120 },
      'gemini-3.1-flash-image': { '1K': 1120, '2K': 1680, '4K': 2520 },
      'gemini-2.5-flash-image': { '1K': 1290 },
    };
    for (const model of GEMINI_MODELS) {
      for (const [resolution, count] of Object.entries(tokens[model.id] ?? {})) {
        const size = resolution as '1K';
        const details = `[{"modality":"IMAGE","tokenCount":${count}}]`;
        const usage = `{"promptTokenCount":12,"candidatesTokenCount":${count},"candidatesTokensDetails":${details}}`;
        for (const ratio of ['1:1', '21:9', '9:16'] as const) {
          const pixels = model.pixels(ratio, size);
          expect(believed(google, ofGoogle(usage), pixels, model.id, { resolution: size })).toBeGreaterThan(0);
        }
      }
    }
  });

  it('is believed of a picture that was written into the text', () => {
    const candidates = '[{"content":{"parts":[{"text":"![fox](data:image/png;base64,QUJD)"}]}}]';
    const usage = '{"promptTokenCount":12,"candidatesTokenCount":1120}';
    expect(believed(google, `{"candidates":${candidates},"usageMetadata":${usage}}`)).toBe(33_618);
  });

  it('is measured by the picture that came, not by the one that was asked for', () => {
    const usage =
      '{"promptTokenCount":12,"candidatesTokenCount":1120,"candidatesTokensDetails":[{"modality":"IMAGE","tokenCount":1120}]}';
    const model = 'gemini-nano-banana-2.1';
    expect(believed(google, ofGoogle(usage), SQUARE, model, { resolution: '4K' })).toBe(33_618);
    expect(believed(google, ofGoogle(usage), { width: 4096, height: 4096 }, model)).toBeUndefined();
  });
});

describe('what OpenRouter says a picture cost', () => {
  it.each([
    ['nothing', '{"cost":0}'],
    ['a trifle', '{"cost":0.000001}'],
    ['less than a ten-millionth', '{"cost":1e-12}'],
    ['less than nothing', '{"cost":-0.0336}'],
    ['more than there are numbers', '{"cost":1e400}'],
    ['thousands', '{"cost":4000}'],
    ['fifty pictures', '{"cost":1.75}'],
    ['words', '{"cost":"0.0336"}'],
    ['no number', '{"cost":null}'],
    ['its own fee, with a key of one’s own whose bill is not told', '{"cost":0.001,"is_byok":true}'],
    [
      'no fee, with a key of one’s own whose bill is nothing',
      '{"cost":0,"is_byok":true,"cost_details":{"upstream_inference_cost":0}}',
    ],
    [
      'what Google took, with no key of one’s own',
      '{"cost":0,"is_byok":false,"cost_details":{"upstream_inference_cost":0.0336}}',
    ],
  ])('is not believed where it is %s', (_, usage) => {
    expect(believed(openrouter, ofOpenRouter(usage))).toBeUndefined();
  });

  it.each([
    ['its price', '{"cost":0.0336}', 33_600],
    ['its price with many thoughts', '{"cost":0.9}', 900_000],
    [
      'no fee beside what Google took of a key of one’s own',
      '{"cost":0,"is_byok":true,"cost_details":{"upstream_inference_cost":0.0336}}',
      33_600,
    ],
  ])('is believed where it is %s', (_, usage, microUsd) => {
    expect(believed(openrouter, ofOpenRouter(usage))).toBe(microUsd);
  });
});

describe('a model without a price of its own', () => {
  const told = (cost: number) =>
    believedCost(usd(cost, 'actual'), { estimate: usd(0.03, 'estimate'), isPriced: false }, openrouter.models[0], [
      SQUARE,
    ]);

  it('costs what is told, but neither nothing nor a hundred dollars', () => {
    expect(told(0.004)).toEqual(usd(0.004, 'actual'));
    expect(told(7)).toEqual(usd(7, 'actual'));
    expect(told(0)).toBeUndefined();
    expect(told(101)).toBeUndefined();
  });
});

describe('a picture at half of its list price', () => {
  const told = (cost: number, share?: number) =>
    believedCost(
      usd(cost, 'actual'),
      { estimate: usd(0.0168, 'estimate'), isPriced: true, ...(share !== undefined && { share }) },
      google.models[0],
      [SQUARE],
    );

  it('costs the half that is told, and not less', () => {
    expect(told(0.0168, 0.5)).toEqual(usd(0.0168, 'actual'));
    expect(told(0.0144, 0.5)).toBeUndefined();
  });

  it('is what Google’s tokens come to', () => {
    const body = { candidates: [], usageMetadata: { promptTokenCount: 12, candidatesTokenCount: 1120 } };
    const request = { provider: 'google', model: google.models[0].id, prompt: '', instructions: '', references: [] };
    const costOf = (share?: number) =>
      google.cost({ status: 200, headers: {}, body }, { ...request, wireSeed: 0, options: {} }, share).cost?.microUsd;
    expect(costOf(0.5)).toBeCloseTo((costOf() ?? 0) / 2, -1);
  });

  it('is not believed where the call is charged in full', () => {
    expect(told(0.0168)).toBeUndefined();
  });
});

describe('a picture that cannot be had', () => {
  it('costs at least what the smallest does', () => {
    const told = (cost: number) =>
      believedCost(usd(cost, 'actual'), { estimate: usd(0.03, 'estimate'), isPriced: true }, google.models[0], []);
    expect(told(0.001)).toBeUndefined();
    expect(told(0.0336)).toEqual(usd(0.0336, 'actual'));
  });
});

describe('a reply without a picture', () => {
  const told = (cost: number) =>
    believedCost(usd(cost, 'actual'), { estimate: usd(0.03, 'estimate'), isPriced: true }, google.models[0]);

  it('may cost little or nothing, and no fortune', () => {
    expect(told(0)).toEqual(usd(0, 'actual'));
    expect(told(0.0001)).toEqual(usd(0.0001, 'actual'));
    expect(told(5)).toBeUndefined();
  });
});

describe.each([google, openrouter])('whatever $title counts beside a picture', (provider) => {
  it('is never told as a fact that is less than the picture costs, or a fortune', () => {
    const number = fc.oneof(fc.integer(), fc.double(), fc.constantFrom('0', '1e400', '-0', 'null', '"7"', '[]', '{}'));
    const figures = fc.record({
      ...Object.fromEntries(
        ['promptTokenCount', 'candidatesTokenCount', 'thoughtsTokenCount', 'totalTokenCount', 'cost'].map(
          (name) => [name, number] as const,
        ),
      ),
      is_byok: fc.boolean(),
      cost_details: fc.record({ upstream_inference_cost: number }),
    });
    fc.assert(
      fc.property(figures, (usage) => {
        const text = JSON.stringify(usage).replace(/"(0|1e400|-0|null|"7"|\[\]|\{\})"/g, '$1');
        const microUsd = believed(provider, `{"usage":${text},"usageMetadata":${text}}`);
        if (microUsd === undefined) return;
        expect(microUsd).toBeGreaterThanOrEqual(33_600 * 0.95);
        expect(microUsd).toBeLessThanOrEqual(33_700 * 50);
      }),
      { numRuns: 1000 },
    );
  });
});
