import { describe, expect, it } from 'vitest';
import type { GenerateRequest, ImageRef } from '#shared/graph/generation';
import { google } from '#shared/providers/google';
import { openai } from '#shared/providers/openai';
import { openrouter } from '#shared/providers/openrouter';
import { chooseModel, type ProviderAdapter } from '#shared/providers/ProviderAdapter';
import { sample } from '#shared/providers/sample';
import { sentCall } from '#shared/providers/sentCall';

const PNG: ImageRef = { id: 'a'.repeat(64), width: 1024, height: 768, mime: 'image/png' };
const GIF: ImageRef = { id: 'b'.repeat(64), width: 300, height: 200, mime: 'image/gif' };

function sentBy(provider: ProviderAdapter, model: string, asked: Partial<GenerateRequest> = {}) {
  const choice = chooseModel(provider, model);
  const { request } = provider.effective({
    provider: choice,
    config: { family: choice.family, batch: 1, options: {} },
    prompt: 'a red fox',
    instructions: '',
    references: [],
    seed: 7,
    ...asked,
  });
  return sentCall(provider, request);
}

describe('a call as its server received it', () => {
  it('tells instructions apart where a model has a place for them, and settings under the names they have there', () => {
    const sent = sentBy(google, 'gemini-nano-banana-2.1', {
      instructions: 'Paint in ink.',
      config: { family: 'gemini', batch: 1, options: { aspectRatio: '16:9' } },
    });
    expect(sent).toMatchObject({
      endpoint: '/v1beta/models/gemini-nano-banana-2.1:generateContent',
      prompt: 'a red fox',
      instructions: 'Paint in ink.',
      isInstructedInPrompt: false,
      pictures: [],
    });
    expect(sent?.fields).toEqual([
      ['generationConfig.responseModalities', '["TEXT","IMAGE"]'],
      ['generationConfig.imageConfig.aspectRatio', '16:9'],
      ['generationConfig.seed', '7'],
    ]);
  });

  it('tells instructions in front of the prompt where that is where they went', () => {
    const sent = sentBy(openrouter, 'microsoft/mai-image-2.6', {
      instructions: 'Paint in ink.',
      config: { family: 'openrouter', batch: 1, options: { options: { aspect_ratio: '16:9' } } },
    });
    expect(sent).toMatchObject({
      endpoint: '/api/v1/images',
      prompt: 'Paint in ink.\n\na red fox',
      instructions: '',
      isInstructedInPrompt: true,
    });
    expect(sent?.fields).toContainEqual(['aspect_ratio', '16:9']);
  });

  it('finds the prompt also where a setting says the same, and a text with signs that replace', () => {
    const config = { family: 'openrouter', batch: 1, options: { options: { aspect_ratio: '16:9' } } };
    const sent = sentBy(openrouter, 'microsoft/mai-image-2.6', { prompt: '16:9', instructions: '$& $1', config });
    expect(sent?.prompt).toBe('$& $1\n\n16:9');
    expect(sent?.fields).toContainEqual(['aspect_ratio', '16:9']);
  });

  it('tells pictures in the type and the size they went in', () => {
    const sent = sentBy(google, 'gemini-nano-banana-2.1', { references: [{ ...PNG, longSide: 512 } as ImageRef, GIF] });
    expect(sent?.pictures).toEqual([
      { id: PNG.id, mime: 'image/png', width: 512, height: 384 },
      { id: GIF.id, mime: 'image/png', width: 300, height: 200 },
    ]);
  });

  it('reads a form as well', () => {
    const sent = sentBy(openai, openai.models[0].id, {
      references: [PNG],
      config: { family: 'openai', batch: 1, options: { quality: 'low' } },
    });
    expect(sent).toMatchObject({ endpoint: '/v1/images/edits', prompt: 'a red fox' });
    expect(sent?.fields).toContainEqual(['quality', 'low']);
    expect(sent?.pictures.map(({ id }) => id)).toEqual([PNG.id]);
  });

  it('never tells a key, an address or a query', () => {
    const key = `AIza${'Sy0'.repeat(12)}`;
    const sent = sentBy(google, `custom?key=${key}`, { prompt: `draw ${key}`, instructions: key });
    expect(JSON.stringify(sent)).not.toContain(key);
    for (const provider of [google, openrouter, openai])
      for (const { id } of provider.models) {
        const told = JSON.stringify(sentBy(provider, id, { instructions: 'Ink.', references: [PNG] }));
        expect(told).not.toMatch(/https?:|[?]|data:/);
        expect(told).toContain('Ink.');
      }
  });

  it('is none where nothing is sent', () => {
    expect(sentBy(sample, 'sample')).toBeUndefined();
  });
});
