/** The Gemini picture models, as data: ids and prices change every few months. */
import { ASPECT_RATIOS, RESOLUTIONS, THINKING_LEVELS, type AspectRatio } from '../../graph/generation.ts';
import type { Model } from '../ProviderAdapter.ts';
import { gemini25Pixels, gemini3Pixels } from './geminiPixels.ts';

/** The day the price page was read. @see https://ai.google.dev/gemini-api/docs/pricing */
const PRICE_DATE = '2026-10-07';
const LONG_RATIOS: readonly AspectRatio[] = ['1:4', '4:1', '1:8', '8:1'];
const TEN_RATIOS = ASPECT_RATIOS.filter((ratio) => !LONG_RATIOS.includes(ratio));

/** The first is the default. @see https://ai.google.dev/gemini-api/docs/models */
const MODELS: readonly [Model, ...Model[]] = [
  {
    id: 'gemini-nano-banana-2.1',
    title: 'Nano Banana 2.1',
    family: 'gemini',
    ratios: ASPECT_RATIOS,
    resolutions: RESOLUTIONS,
    thinkingLevels: THINKING_LEVELS,
    maxReferences: 14,
    pixels: gemini3Pixels,
    prices: {
      date: PRICE_DATE,
      perImage: { '1K': 0.0336, '2K': 0.0504, '4K': 0.113 },
      perMillion: { input: 1.5, textOutput: 7.5, imageOutput: 30 },
    },
  },
  {
    id: 'gemini-3-pro-image',
    title: 'Nano Banana Pro',
    family: 'gemini',
    ratios: TEN_RATIOS,
    resolutions: RESOLUTIONS,
    // It always thinks and takes no level.
    thinkingLevels: [],
    maxReferences: 14,
    pixels: gemini3Pixels,
    prices: {
      date: PRICE_DATE,
      perImage: { '1K': 0.134, '2K': 0.134, '4K': 0.24 },
      perMillion: { input: 2, textOutput: 12, imageOutput: 120 },
    },
  },
  {
    id: 'gemini-3.1-flash-lite-image',
    title: 'Nano Banana 2 Lite',
    family: 'gemini',
    ratios: ASPECT_RATIOS,
    resolutions: ['1K'],
    thinkingLevels: ['minimal', 'high'],
    maxReferences: 14,
    pixels: gemini3Pixels,
    prices: {
      date: PRICE_DATE,
      perImage: { '1K': 0.0336 },
      perMillion: { input: 0.25, textOutput: 1.5, imageOutput: 30 },
    },
  },
  {
    id: 'gemini-3.1-flash-image',
    title: 'Nano Banana 2',
    family: 'gemini',
    ratios: ASPECT_RATIOS,
    resolutions: RESOLUTIONS,
    thinkingLevels: ['minimal', 'high'],
    maxReferences: 14,
    pixels: gemini3Pixels,
    prices: {
      date: PRICE_DATE,
      perImage: { '1K': 0.067, '2K': 0.101, '4K': 0.151 },
      perMillion: { input: 0.5, textOutput: 3, imageOutput: 60 },
    },
    deprecated: 'Deprecated on 2026-10-06; Google announced its shutdown for 2026-10-29.',
    successor: 'gemini-nano-banana-2.1',
  },
  {
    id: 'gemini-2.5-flash-image',
    title: 'Nano Banana',
    family: 'gemini',
    ratios: TEN_RATIOS,
    // It has one size, and refuses a request that names any.
    resolutions: [],
    thinkingLevels: [],
    maxReferences: 3,
    pixels: gemini25Pixels,
    prices: {
      date: PRICE_DATE,
      perImage: { '1K': 0.039 },
      perMillion: { input: 0.3, textOutput: 2.5, imageOutput: 30 },
    },
    deprecated: 'Google announced its shutdown for 2026-10-02; it may work for older projects only.',
    successor: 'gemini-nano-banana-2.1',
  },
];

/** Ids that answer 404, kept because saved graphs name them. @see https://ai.google.dev/gemini-api/docs/deprecations */
const RETIRED: readonly { readonly id: string; readonly deprecated: string; readonly successor: string }[] = [
  {
    id: 'gemini-3.1-flash-image-preview',
    deprecated: 'Shut down on 2026-06-25.',
    successor: 'gemini-nano-banana-2.1',
  },
  { id: 'gemini-3-pro-image-preview', deprecated: 'Shut down on 2026-06-25.', successor: 'gemini-3-pro-image' },
  {
    id: 'gemini-2.5-flash-image-preview',
    deprecated: 'Shut down on 2026-01-15.',
    successor: 'gemini-nano-banana-2.1',
  },
  ...['gemini-2.0-flash-preview-image-generation', 'gemini-2.0-flash-exp-image-generation', 'gemini-2.0-flash-exp'].map(
    (id) => ({ id, deprecated: 'Shut down with all of Gemini 2.0.', successor: 'gemini-nano-banana-2.1' }),
  ),
];

/** The models under the ids one provider gives them. */
export interface ModelTable {
  readonly models: readonly [Model, ...Model[]];
  /** As `ProviderAdapter.model`. */
  readonly model: (id: string) => Model;
  readonly isKnown: (id: string) => boolean;
}

/** The table with every id prefixed, as OpenRouter does with `google/`. */
export function geminiModels(prefix = ''): ModelTable {
  const named = (model: Model): Model => ({
    ...model,
    id: prefix + model.id,
    ...(model.successor !== undefined && { successor: prefix + model.successor }),
  });
  const [first, ...rest] = MODELS;
  const models: readonly [Model, ...Model[]] = [named(first), ...rest.map(named)];
  const known = (id: string) => models.find((model) => model.id === id);
  const model = (id: string): Model => {
    const retired = RETIRED.find((entry) => prefix + entry.id === id);
    if (!retired) return known(id) ?? { ...withoutEnd(nearest(models, id)), id, title: id };
    const successor = prefix + retired.successor;
    const abilities = withoutEnd(known(successor) ?? models[0]);
    return { ...abilities, id, title: retired.id, deprecated: retired.deprecated, successor };
  };
  return { models, model, isKnown: (id) => known(id) !== undefined };
}

/** The model whose id begins most like this one; the default where none does. */
function nearest(models: readonly [Model, ...Model[]], id: string): Model {
  return models.reduce((best, model) => (sharedStart(model.id, id) > sharedStart(best.id, id) ? model : best));
}

function sharedStart(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
}

/** A neighbour's shutdown says nothing about the model that resembles it. */
function withoutEnd({ deprecated, successor, ...model }: Model): Model {
  return model;
}
