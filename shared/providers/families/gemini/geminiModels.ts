/** The Gemini picture models, as data: ids and prices change every few months. */
import type { Model, PixelSize, Prices } from '../../Model.ts';
import { modelTable, type ModelTable, type RetiredModel } from '../../modelTable.ts';
import { gemini } from '../gemini.ts';
import { fitGemini, type GeminiAbilities } from './fitGemini.ts';
import type { GeminiService } from './fitService.ts';
import {
  ASPECT_RATIOS,
  RESOLUTIONS,
  SAFETY_LEVELS,
  SEARCHES,
  SERVICE_TIERS,
  THINKING_LEVELS,
  type AspectRatio,
} from './geminiOptions.ts';
import { GEMINI_WRITERS } from './geminiWriters.ts';
import { gemini25Pixels, gemini3Pixels } from './geminiPixels.ts';

/** The day the price page was read. @see https://ai.google.dev/gemini-api/docs/pricing */
const PRICE_DATE = '2026-10-07';
const LONG_RATIOS: readonly AspectRatio[] = ['1:4', '4:1', '1:8', '8:1'];
const TEN_RATIOS = ASPECT_RATIOS.filter((ratio) => !LONG_RATIOS.includes(ratio));
/** Pictures of other ratios have a few pixels less than the square one. */
const ABOUT = 0.75;
/** As all of Google's models since Gemini 3 are served there. */
const SERVICE: GeminiService = { searches: [], tiers: SERVICE_TIERS, safetyLevels: SAFETY_LEVELS, canOmitText: true };

type GeminiModel = GeminiFacts & Model;
type GeminiFacts = GeminiAbilities &
  Omit<Model, 'family' | 'sizes' | 'fit' | 'listPrice'> & { readonly prices: Prices };

/** The first is the default. @see https://ai.google.dev/gemini-api/docs/models */
export const GEMINI_MODELS: readonly [GeminiModel, ...GeminiModel[]] = [
  geminiModel({
    id: 'gemini-nano-banana-2.1',
    title: 'Nano Banana 2.1',
    ratios: ASPECT_RATIOS,
    resolutions: RESOLUTIONS,
    thinkingLevels: THINKING_LEVELS,
    maxReferences: 14,
    ...SERVICE,
    searches: SEARCHES,
    pixels: gemini3Pixels,
    prices: {
      date: PRICE_DATE,
      perImage: { '1K': 0.0336, '2K': 0.0504, '4K': 0.113 },
      perMillion: { input: 1.5, textOutput: 7.5, imageOutput: 30 },
    },
  }),
  geminiModel({
    id: 'gemini-3-pro-image',
    title: 'Nano Banana Pro',
    ratios: TEN_RATIOS,
    resolutions: RESOLUTIONS,
    // It always thinks and takes no level.
    thinkingLevels: [],
    maxReferences: 14,
    ...SERVICE,
    searches: ['web'],
    pixels: gemini3Pixels,
    prices: {
      date: PRICE_DATE,
      perImage: { '1K': 0.134, '2K': 0.134, '4K': 0.24 },
      perMillion: { input: 2, textOutput: 12, imageOutput: 120 },
    },
  }),
  geminiModel({
    id: 'gemini-3.1-flash-lite-image',
    title: 'Nano Banana 2 Lite',
    ratios: ASPECT_RATIOS,
    resolutions: ['1K'],
    thinkingLevels: ['minimal', 'high'],
    maxReferences: 14,
    ...SERVICE,
    pixels: gemini3Pixels,
    prices: {
      date: PRICE_DATE,
      perImage: { '1K': 0.0336 },
      perMillion: { input: 0.25, textOutput: 1.5, imageOutput: 30 },
    },
  }),
  geminiModel({
    id: 'gemini-3.1-flash-image',
    title: 'Nano Banana 2',
    ratios: ASPECT_RATIOS,
    resolutions: RESOLUTIONS,
    thinkingLevels: ['minimal', 'high'],
    maxReferences: 14,
    ...SERVICE,
    searches: SEARCHES,
    pixels: gemini3Pixels,
    prices: {
      date: PRICE_DATE,
      perImage: { '1K': 0.067, '2K': 0.101, '4K': 0.151 },
      perMillion: { input: 0.5, textOutput: 3, imageOutput: 60 },
    },
    deprecated: 'Deprecated on 2026-10-06; Google announced its shutdown for 2026-10-29.',
    retires: '2026-10-29',
    successor: 'gemini-nano-banana-2.1',
  }),
  geminiModel({
    id: 'gemini-2.5-flash-image',
    title: 'Nano Banana',
    ratios: TEN_RATIOS,
    // It has one size, and refuses a request that names any.
    resolutions: [],
    thinkingLevels: [],
    maxReferences: 3,
    ...SERVICE,
    // Of before there were tiers.
    tiers: [],
    pixels: gemini25Pixels,
    prices: {
      date: PRICE_DATE,
      perImage: { '1K': 0.039 },
      perMillion: { input: 0.3, textOutput: 2.5, imageOutput: 30 },
    },
    deprecated: 'Google announced its shutdown for 2026-10-02; it may work for older projects only.',
    retires: '2026-10-02',
    successor: 'gemini-nano-banana-2.1',
  }),
];

/** Ids that answer 404, kept because saved graphs name them. @see https://ai.google.dev/gemini-api/docs/deprecations */
const RETIRED: readonly RetiredModel[] = [
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

/** The table with every id prefixed, as OpenRouter does with `google/`. `service`: what can be asked for there, where it is not Google's own. */
export function geminiModels(prefix = '', service?: GeminiService): ModelTable {
  const [first, ...others] = GEMINI_MODELS;
  const served = (model: GeminiModel) => (service ? geminiModel({ ...model, ...service }) : model);
  return modelTable([served(first), ...others.map(served), ...GEMINI_WRITERS], RETIRED, prefix);
}

function geminiModel(facts: GeminiFacts): GeminiModel {
  const { resolutions } = facts;
  return {
    ...facts,
    family: gemini.id,
    sizes: resolutions.length > 0 ? resolutions.join('/') : 'one size',
    fit: gemini.fit((options, references) => fitGemini(options, references, facts)),
    listPrice: (picture) => listPrice(picture, facts),
  };
}

/** For the largest resolution whose square the picture comes near. */
function listPrice({ width, height }: PixelSize, { prices: { perImage }, pixels }: GeminiFacts): number {
  const listed = RESOLUTIONS.filter((resolution) => perImage[resolution] !== undefined);
  const has = listed.filter((resolution) => {
    const square = pixels('1:1', resolution);
    return width * height >= square.width * square.height * ABOUT;
  });
  const resolution = has.at(-1) ?? listed[0];
  return resolution === undefined ? 0 : (perImage[resolution] ?? 0);
}
