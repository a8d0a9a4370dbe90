import { describe, expect, it } from 'vitest';
import { createPalette } from '#shared/graph/NodeDefinition';
import { note } from '#shared/nodes/note';
import { catalogue, palette } from '../../../support/shipped.ts';

describe('the palette', () => {
  it('has each type once, under the name files use', () => {
    expect(() => createPalette([...palette.values(), note])).toThrow('Two definitions');
    for (const type of [
      'google-provider',
      'openrouter-provider',
      'openai-provider',
      'sample-provider',
      'gemini-config',
      'openai-config',
      'image-processor',
      'text',
      'seed',
      'wrap-text',
      'show-text',
      'gallery',
      'save-images',
      'note',
    ]) {
      expect(palette.has(type), type).toBe(true);
    }
  });

  it('holds the sockets and fields of the file format', () => {
    expect(Object.keys(palette.get('image-processor')?.inputs ?? {})).toEqual([
      'provider',
      'config',
      'prompt',
      'instructions',
      'references',
      'seed',
      'mask',
      'markup',
    ]);
    expect(Object.keys(palette.get('image-processor')?.outputs ?? {})).toEqual(['images', 'text']);
    expect(Object.keys(palette.get('gemini-config')?.fields ?? {})).toEqual([
      'aspectRatio',
      'resolution',
      'numImages',
      'temperature',
      'topP',
      'thinking',
      'search',
      'modalities',
      'safety',
      'serviceTier',
    ]);
    expect(Object.keys(palette.get('openai-config')?.fields ?? {})).toEqual(
      expect.arrayContaining(['size', 'quality', 'background', 'outputFormat', 'numImages']),
    );
    expect(Object.keys(palette.get('google-provider')?.fields ?? {})).toEqual(['keyName', 'model']);
  });

  it.each([...palette.values()].map((definition) => [definition.type, definition] as const))(
    'gives %s defaults that its own fields accept',
    (_type, definition) => {
      for (const field of Object.values(definition.fields))
        expect(field.check(field.default).ok, field.label).toBe(true);
    },
  );

  it('has a node for every provider', () => {
    for (const provider of catalogue.providers)
      expect(palette.get(`${provider.id}-provider`)?.outputs['provider']?.type).toBe('provider');
  });
});

describe('a provider node', () => {
  it('hands on the name of a key, and none where none is needed', async () => {
    const google = await palette
      .get('google-provider')
      ?.run?.({}, { keyName: 'MY_API_KEY', model: 'gemini-nano-banana-2.1' }, {} as never);
    expect(google).toEqual({
      provider: [{ provider: 'google', model: 'gemini-nano-banana-2.1', family: 'gemini', keyName: 'MY_API_KEY' }],
    });
    const sample = await palette.get('sample-provider')?.run?.({}, { model: 'sample' }, {} as never);
    expect(sample).toEqual({ provider: [{ provider: 'sample', model: 'sample', family: 'any' }] });
  });
});

describe('wrap-text', () => {
  it('wraps every text of its list', async () => {
    const run = palette.get('wrap-text')?.run;
    await expect(run?.({ text: ['a', 'b'] }, { prefix: '<', suffix: '>' }, {} as never)).resolves.toEqual({
      text: ['<a>', '<b>'],
    });
  });
});

describe('gemini-config', () => {
  it('leaves out what is not set', async () => {
    const run = palette.get('gemini-config')?.run;
    const fields = {
      aspectRatio: '16:9',
      resolution: '2K',
      numImages: 4,
      temperature: undefined,
      topP: 0,
      thinking: '',
    };
    await expect(run?.({}, fields, {} as never)).resolves.toEqual({
      config: [
        {
          family: 'gemini',
          batch: 4,
          options: { aspectRatio: '16:9', resolution: '2K', numImages: 4, topP: 0, thinking: '' },
        },
      ],
    });
  });
});
