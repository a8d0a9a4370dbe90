import { describe, expect, it } from 'vitest';
import { soughtOf } from '../../../../renderer/src/nodes/soughtOf.ts';
import { fuzzyFind } from '../../../../renderer/src/ui/fuzzy/fuzzyFind.ts';
import { palette } from '../../../support/shipped.ts';

/** What people type, and the node they mean. */
const MEANT = {
  galery: 'gallery',
  gallery: 'gallery',
  geminni: 'gemini-config',
  gemini: 'gemini-config',
  imagen: 'image-processor',
  generate: 'image-processor',
  llm: 'text-processor',
  chat: 'text-processor',
  string: 'text',
  prompt: 'text',
  text: 'text',
  primitive: 'text',
  'clip text encode': 'text',
  'system prompt': 'text',
  preview: 'gallery',
  'preview image': 'gallery',
  batch: 'gemini-config',
  ratio: 'gemini-config',
  'aspect ratio': 'gemini-config',
  resolution: 'gemini-config',
  temperature: 'gemini-config',
  thinking: 'gemini-config',
  instructions: 'image-processor',
  ksampler: 'image-processor',
  'nano banana': 'google-provider',
  'api key': 'google-provider',
  google: 'google-provider',
  openrouter: 'openrouter-provider',
  'open router': 'openrouter-provider',
  csv: 'prompt-list',
  'prompt list': 'prompt-list',
  promtp: 'prompt-list',
  'style reference': 'reference-set',
  character: 'reference-set',
  save: 'save-images',
  'save image': 'save-images',
  export: 'save-images',
  'load image': 'image-input',
  img2img: 'image-input',
  inpaint: 'markup',
  mask: 'markup',
  concat: 'join-text',
  'join text': 'join-text',
  prefix: 'wrap-text',
  variables: 'template',
  'dynamic prompts': 'wildcards',
  'random text': 'wildcards',
  wildcrad: 'wildcards',
  comment: 'note',
  'noise seed': 'seed',
  seed: 'seed',
  choose: 'pick',
  'show any': 'show-text',
  shuffle: 'shuffle-text',
  mock: 'sample-provider',
} as const;

const nodes = [...palette.values()];
const find = (typed: string) => fuzzyFind(nodes, typed, soughtOf);

describe('soughtOf', () => {
  it.each(Object.entries(MEANT))('%s finds %s first', (typed, type) => {
    expect(find(typed)[0]?.item.type).toBe(type);
  });

  it('tells which field of a node was meant', () => {
    expect(find('ratio')[0]?.item.type).toBe('gemini-config');
    expect(find('top p')[0]).toMatchObject({ part: 'Top P' });
  });

  it('lists every node, in the order it is offered, where nothing is typed', () => {
    expect(find('').map(({ item }) => item)).toEqual(nodes);
  });

  it.each(['zzzz', 'qqq', 'asdfgh'])('%s finds none', (typed) => {
    expect(find(typed)).toEqual([]);
  });
});
