import { describe, expect, it } from 'vitest';
import { NO_COST } from '#shared/graph/Money';
import type { WriteRequest } from '#shared/graph/generation';
import { google } from '#shared/providers/google';
import { googleModels } from '#shared/providers/google/googleModels';
import { sample } from '#shared/providers/sample';
import { textEffective } from '#shared/providers/textEffective';

const MODEL = google.models[0];
const PRICE = MODEL.prices?.perMillion?.textOutput ?? 0;

const asked = (more: Partial<WriteRequest> = {}): WriteRequest => ({
  provider: { provider: 'google', model: MODEL.id, family: 'gemini' },
  prompt: 'a red fox',
  instructions: '',
  references: [],
  seed: 7,
  ...more,
});
const effective = (more?: Partial<WriteRequest>) => textEffective(googleModels, asked(more), google);
const pictures = (count: number, mime = 'image/png') =>
  Array.from({ length: count }, (_, index) => ({ id: `p${String(index)}`, width: 8, height: 8, mime }));

describe('what will be sent for a text', () => {
  it('holds what was asked for, tells it, and nothing that was not', () => {
    const { request, settings, notes, pixels } = effective({ maxTokens: 200, temperature: 0, topP: 0.9 });
    expect(request).toMatchObject({
      kind: 'text',
      options: { maxTokens: 200, temperature: 0, topP: 0.9 },
      wireSeed: 7,
    });
    expect(settings).toEqual([
      ['Max tokens', '200'],
      ['Temperature', '0'],
      ['Top P', '0.9'],
    ]);
    expect([notes, pixels]).toEqual([[], undefined]);
    expect(effective().request.options).toEqual({});
  });

  it('is charged for its prompt and as many tokens as it may come to', () => {
    expect(PRICE).toBeGreaterThan(0);
    const [short, usual] = [effective({ maxTokens: 96 }), effective()];
    expect(usual).toMatchObject({ isPriced: true, estimate: { kind: 'estimate' } });
    expect(usual.estimate.microUsd - short.estimate.microUsd).toBeCloseTo(4000 * PRICE, -1);
  });

  it('is asked for with the key that was chosen, else with the usual one', () => {
    expect(effective().keyName).toBe('GOOGLE_API_KEY');
    expect(effective({ provider: { ...asked().provider, keyName: 'OTHER_KEY' } }).keyName).toBe('OTHER_KEY');
  });

  it('is cut to what the model can do, with a note for each cut', () => {
    const references = pictures(MODEL.maxReferences, 'image/gif');
    const { request, notes, settings } = effective({ references, seed: 2 ** 31 + 5 });
    expect(request.references).toHaveLength(MODEL.maxReferences);
    expect(request.wireSeed).toBe(5);
    expect(settings).toEqual([['Seed as sent', '5']]);
    expect(notes).toEqual([
      expect.stringContaining('Seeds end at 2147483647'),
      expect.stringContaining('takes no GIF'),
    ]);
  });

  it('has a note of a model that is in no list, whose price holds no cap', () => {
    const { notes, isPriced } = effective({ provider: { ...asked().provider, model: 'gemini-next' } });
    expect(notes).toEqual([expect.stringContaining('is not in the model table')]);
    expect(isPriced).toBe(false);
  });

  it('is the same at the sample provider, for nothing and without a key', () => {
    const effective = sample.text?.effective(asked({ seed: 2 ** 31 + 5, maxTokens: 9 }));
    expect(effective).toMatchObject({
      request: { kind: 'text', model: 'sample', wireSeed: 5, options: { maxTokens: 9 } },
      estimate: NO_COST,
      isPriced: true,
      notes: [expect.stringContaining('Seeds end at 2147483647')],
    });
    expect(effective).not.toHaveProperty('keyName');
  });
});
