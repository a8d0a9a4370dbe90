import { describe, expect, it } from 'vitest';
import type { WriteRequest } from '#shared/graph/generation';
import { createCatalogue } from '#shared/providers/Catalogue';
import { planPicture, planText } from '../../../../electron/engine/planCalls.ts';
import { fakePorts } from '../../../support/fakePorts.ts';
import { catalogue } from '../../../support/shipped.ts';
import { scribe } from '../../../support/scribe/scribe.ts';

const request = (provider: string, model: string): WriteRequest => ({
  provider: { provider, model, family: 'any' },
  prompt: 'a red fox',
  instructions: '',
  references: [],
  seed: 7,
});
const config = { family: 'gemini', batch: 1, options: {} };
const [model] = scribe.models;
const drawsOnly = { ...model, id: 'draws', title: 'Drawer', makes: ['image'] as const };
const writesOnly = { ...model, id: 'writes', title: 'Writer', makes: ['text'] as const };
const { text: _writes, ...mute } = { ...scribe, id: 'mute', title: 'Mute' };
const offer = createCatalogue([...catalogue.providers, { ...scribe, models: [drawsOnly, writesOnly] }, mute]);
const ports = { ...fakePorts(), catalogue: offer, referenceLongSide: 0 };

describe('what a model is asked for', () => {
  it('is what it makes', () => {
    expect(planText(request('scribe', 'writes'), ports).effective.request.kind).toBe('text');
    expect(planPicture({ ...request('scribe', 'draws'), config }, ports).effective.request).not.toHaveProperty('kind');
  });

  it('is refused in words where it makes something else', () => {
    expect(() => planText(request('scribe', 'draws'), ports)).toThrow('Drawer writes no texts.');
    expect(() => planPicture({ ...request('scribe', 'writes'), config }, ports)).toThrow('Writer draws no pictures.');
    expect(() => planText(request('mute', 'typed-in'), ports)).toThrow('Mute writes no texts.');
  });

  it('may be either, where the model is in no list', () => {
    expect(planText(request('scribe', 'typed-in'), ports).effective.request.kind).toBe('text');
    expect(() => planPicture({ ...request('scribe', 'typed-in'), config }, ports)).not.toThrow();
  });
});

const PICTURES = [4000, 2048, 300, 2049].map((width, at) => ({
  id: String(at).repeat(64),
  width,
  height: 200,
  mime: 'image/png',
}));

describe('pictures that go with a call', () => {
  const asking = { ...request('google', 'gemini-nano-banana-2.1'), config, references: PICTURES };

  it('go smaller where they are longer than they may be, which is told; the others as they are', () => {
    const { effective } = planPicture(asking, { ...ports, catalogue, referenceLongSide: 2048 });
    expect(effective.request.references.map(({ longSide }) => longSide)).toEqual([2048, undefined, undefined, 2048]);
    expect(effective.notes).toContain('2 of 4 reference pictures are sent at 2,048 px on the long side.');
  });

  it('go as they are where nothing is said, or none is longer', () => {
    for (const referenceLongSide of [0, 4000]) {
      const { effective } = planPicture(asking, { ...ports, catalogue, referenceLongSide });
      expect(effective.request.references).toEqual(PICTURES);
      expect(effective.notes.join()).not.toContain('sent at');
    }
  });

  it('are refused where the model takes fewer, with the number', () => {
    const many = { ...asking, references: Array.from({ length: 15 }, () => PICTURES[2] ?? []).flat() };
    const options = { ...ports, catalogue, referenceLongSide: 2048 };
    expect(() => planPicture(many, options)).toThrow('Nano Banana 2.1 takes 14 pictures at most, and 15 are wired in.');
    expect(() =>
      planText({ ...many, provider: { ...many.provider, provider: 'sample', model: 'sample' } }, options),
    ).toThrow('takes 14 pictures at most');
  });
});
