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
const ports = { ...fakePorts(), catalogue: offer };

describe('what a model is asked for', () => {
  it('is what it makes', () => {
    expect(planText(request('scribe', 'writes'), offer).effective.request.kind).toBe('text');
    expect(planPicture({ ...request('scribe', 'draws'), config }, ports).effective.request).not.toHaveProperty('kind');
  });

  it('is refused in words where it makes something else', () => {
    expect(() => planText(request('scribe', 'draws'), offer)).toThrow('Drawer writes no texts.');
    expect(() => planPicture({ ...request('scribe', 'writes'), config }, ports)).toThrow('Writer draws no pictures.');
    expect(() => planText(request('mute', 'typed-in'), offer)).toThrow('Mute writes no texts.');
  });

  it('may be either, where the model is in no list', () => {
    expect(planText(request('scribe', 'typed-in'), offer).effective.request.kind).toBe('text');
    expect(() => planPicture({ ...request('scribe', 'typed-in'), config }, ports)).not.toThrow();
  });
});
