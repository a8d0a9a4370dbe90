import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { google } from '#shared/providers/google';
import type { EffectiveRequest } from '#shared/providers/Effective';
import { canonicalJson } from '../../../../../electron/platform/library/canonicalJson.ts';
import { requestHash } from '../../../../../electron/platform/library/requestHash.ts';
import { aRequest } from './records.ts';

const image = (id: string) => ({ id, width: 1, height: 1, mime: 'image/png' });

describe('requestHash', () => {
  it('depends on everything that is sent', () => {
    const variants: Partial<EffectiveRequest>[] = [
      {},
      { provider: 'openrouter' },
      { model: 'other' },
      { prompt: 'a blue fox' },
      { instructions: 'x' },
      { wireSeed: 8 },
      { references: [image('a'), image('b')] },
      { references: [image('b'), image('a')] },
      { references: [{ ...image('a'), longSide: 2048 }, image('b')] },
      { references: [{ ...image('a'), longSide: 1024 }, image('b')] },
      { mask: image('c') },
      { mask: image('d') },
      { mask: { ...image('c'), longSide: 1024 } },
      { options: { aspectRatio: '1:1' } },
      { options: { imageSize: '1K' } },
      { options: { temperature: 1 } },
      { options: { topP: 1 } },
      { options: { thinking: 'high' } },
      { options: { prompt: 'a blue fox' } },
      { options: { options: {} } },
      { kind: 'text' },
    ];
    const hashes = variants.map((change) => requestHash(aRequest(change)));
    expect(new Set(hashes).size).toBe(variants.length);
    for (const hash of hashes) expect(hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('stays what it was, so that a result paid for last year is found', () => {
    expect(requestHash(aRequest())).toBe('3c29de19b4cc59ccbd5ae22f76060245cd03341e00462a64cd4ee667ddbce92a');
  });

  it('stays what it was with reference pictures of any type, whatever they are sent as', () => {
    const references = ['image/png', 'image/jpeg', 'image/webp', 'image/gif'].map((mime, at) => ({
      ...image(String(at).repeat(64)),
      mime,
    }));
    expect(requestHash(aRequest({ references }))).toBe(
      'd7465d15fd965b07e26aff3a6a8f4c4b2090c974177f2b554abb4f9c57ba452c',
    );
    const { request } = google.effective({
      provider: { provider: 'google', model: 'gemini-nano-banana-2.1', family: 'gemini' },
      config: { family: 'gemini', batch: 1, options: {} },
      prompt: 'a red fox',
      instructions: '',
      references,
      seed: 7,
    });
    expect(requestHash(request)).toBe('d7465d15fd965b07e26aff3a6a8f4c4b2090c974177f2b554abb4f9c57ba452c');
  });

  it('counts a reference by its bytes, not by what is known of them', () => {
    const one = aRequest({ references: [image('a')] });
    const other = aRequest({ references: [{ ...image('a'), width: 9, mime: 'image/jpeg' }] });
    expect(requestHash(one)).toBe(requestHash(other));
    const masked = { ...one, mask: image('c') };
    expect(requestHash({ ...masked, mask: { ...image('c'), height: 9 } })).toBe(requestHash(masked));
  });
});

describe('canonicalJson', () => {
  it('is the same for any order of the keys, and reads back as the value', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (record) => {
        const turned = Object.fromEntries(Object.entries(record).reverse());
        expect(canonicalJson(turned)).toBe(canonicalJson(record));
        expect(JSON.parse(canonicalJson(record))).toEqual(JSON.parse(JSON.stringify(record)));
      }),
    );
  });
});
