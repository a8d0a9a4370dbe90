import { choiceField } from '../../graph/fields/choiceField.ts';
import { integerField } from '../../graph/fields/integerField.ts';
import { optionalNumberField } from '../../graph/fields/optionalNumberField.ts';
import { defineFamily } from './Family.ts';
import { fieldLanguage } from './fieldLanguage.ts';
import { fitGemini, type GeminiAbilities } from './gemini/fitGemini.ts';
import { geminiTerms } from './gemini/geminiLanguage.ts';
import {
  ASPECT_RATIOS,
  RESOLUTIONS,
  SAFETY_LEVELS,
  SEARCHES,
  sentOptions,
  SERVICE_TIERS,
  THINKING_LEVELS,
} from './gemini/geminiOptions.ts';
import { gemini3Pixels } from './gemini/geminiPixels.ts';

const ALL: GeminiAbilities = {
  ratios: ASPECT_RATIOS,
  resolutions: RESOLUTIONS,
  thinkingLevels: THINKING_LEVELS,
  pixels: gemini3Pixels,
  searches: SEARCHES,
  tiers: SERVICE_TIERS,
  safetyLevels: SAFETY_LEVELS,
  canOmitText: true,
};

const SEARCH_LABELS: Readonly<Record<string, string>> = { web: 'web', 'web-images': 'web and pictures' };
const SAFETY_LABELS: Readonly<Record<string, string>> = {
  most: 'block most',
  some: 'block some',
  few: 'block few',
  none: 'block none',
  off: 'off',
};

/** Google's picture models, whoever offers them. */
export const gemini = defineFamily({
  id: 'gemini',
  title: 'Gemini',
  help: 'How the pictures should be: ratio, resolution, how many. What the chosen model cannot do is said before the run.',
  fields: {
    aspectRatio: choiceField(
      'Ratio',
      [{ value: 'auto', label: 'auto' }, ...ASPECT_RATIOS.map((ratio) => ({ value: ratio, label: ratio }))],
      { default: 'auto', isQuick: true, help: 'Width to height. Auto follows the last reference picture, else 1:1.' },
    ),
    resolution: choiceField(
      'Resolution',
      RESOLUTIONS.map((resolution) => ({ value: resolution, label: resolution })),
      { default: '1K', help: 'The size of the long side, roughly. Larger costs more.' },
    ),
    numImages: integerField('Images', {
      min: 1,
      max: 16,
      default: 1,
      isQuick: true,
      asNew: 'pictures',
      help: 'Each picture is a call of its own, with seeds seed, seed + 1, …',
    }),
    temperature: optionalNumberField('Temperature', { min: 0, max: 2, step: 0.1, help: 'Sent only when set.' }),
    topP: optionalNumberField('Top P', { min: 0, max: 1, step: 0.05, help: 'Sent only when set.' }),
    thinking: choiceField(
      'Thinking',
      [{ value: '', label: 'model’s own' }, ...THINKING_LEVELS.map((level) => ({ value: level, label: level }))],
      { default: '', help: 'How long the model may think first. Sent only when set, and only to models that have it.' },
    ),
    search: choiceField(
      'Search',
      [
        { value: 'off', label: 'off' },
        ...SEARCHES.map((search) => ({ value: search, label: SEARCH_LABELS[search] ?? search })),
      ],
      {
        default: 'off',
        help: 'Whether the model may ask Google before it draws. What it found is kept beside the picture. Google charges for each search.',
      },
    ),
    modalities: choiceField(
      'Answer',
      [
        { value: 'both', label: 'pictures and text' },
        { value: 'pictures', label: 'pictures only' },
      ],
      {
        default: 'both',
        help: 'Pictures only keeps the model from answering in words alone, and from saying why it refuses.',
      },
    ),
    safety: choiceField(
      'Safety',
      [
        { value: '', label: 'model’s own' },
        ...SAFETY_LEVELS.map((level) => ({ value: level, label: SAFETY_LABELS[level] ?? level })),
      ],
      {
        default: '',
        help: 'How much is blocked of harassment, hate, sexual and dangerous content. What Google never allows stays blocked.',
      },
    ),
    serviceTier: choiceField(
      'Service tier',
      [{ value: 'standard', label: 'standard' }, ...SERVICE_TIERS.map((tier) => ({ value: tier, label: tier }))],
      {
        default: 'standard',
        help: 'Flex costs half and may wait for minutes. Priority goes first and costs up to twice as much.',
      },
    ),
  },
  batch: ({ numImages }) => numImages,
  sent: sentOptions,
  // What was not sent is not listed, but for the size: 1K is asked for by silence.
  describe: ({ aspectRatio, imageSize, temperature, topP, thinking, ...more }) => [
    ['Aspect ratio', aspectRatio],
    ['Resolution', imageSize ?? '1K (the model’s own size)'],
    ['Temperature', temperature],
    ['Top P', topP],
    ['Thinking', thinking],
    ['Search', more.search && (SEARCH_LABELS[more.search] ?? more.search)],
    ['Answer', more.modalities && 'pictures only'],
    ['Safety', more.safety && (SAFETY_LABELS[more.safety] ?? more.safety)],
    ['Service tier', more.serviceTier],
  ],
  language: (fields) => ({ ...geminiTerms, ...fieldLanguage(fields, ['aspectRatio', 'resolution']) }),
  fitFreely: (options, references) => fitGemini(options, references, ALL),
});
