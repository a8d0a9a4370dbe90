import { choiceField } from '../../graph/fields/choiceField.ts';
import { integerField } from '../../graph/fields/integerField.ts';
import { optionalNumberField } from '../../graph/fields/optionalNumberField.ts';
import { sizeField } from '../../graph/fields/sizeField.ts';
import { defineFamily } from './Family.ts';
import { fieldLanguage } from './fieldLanguage.ts';
import { fitOpenAi, type OpenAiAbilities } from './openai/fitOpenAi.ts';
import { openAiTerms } from './openai/openAiLanguage.ts';
import {
  BACKGROUNDS,
  EFFORTS,
  FIDELITIES,
  MODERATIONS,
  OFFERED_SIZES,
  OUTPUT_FORMATS,
  QUALITIES,
  sentOptions,
  SIZE_LIMITS,
} from './openai/openAiOptions.ts';

const ALL: OpenAiAbilities = {
  qualities: QUALITIES,
  backgrounds: BACKGROUNDS,
  formats: OUTPUT_FORMATS,
  fidelities: FIDELITIES,
  hasComplexity: true,
  takesMarkup: true,
};

const OWN = { value: '', label: 'model’s own' } as const;
const FORMAT_LABELS = { png: 'PNG', jpeg: 'JPEG', webp: 'WebP', gif: 'GIF, animated', svg: 'SVG' } as const;

/** OpenAI's picture models. */
export const openAi = defineFamily({
  id: 'openai',
  title: 'OpenAI',
  help: 'How the pictures should be: size, quality, background, format, how many. What the chosen model cannot do is said before the run.',
  fields: {
    size: sizeField('Size', OFFERED_SIZES, {
      limits: SIZE_LIMITS,
      isQuick: true,
      help: 'Width and height in pixels, in steps of 16. Auto leaves it to the model. Type any other size.',
    }),
    quality: choiceField('Quality', QUALITIES.map(asItIs), {
      default: 'auto',
      isQuick: true,
      help: 'How carefully it is drawn. Better takes longer and costs more.',
    }),
    background: choiceField('Background', BACKGROUNDS.map(asItIs), {
      default: 'auto',
      help: 'Transparent needs PNG or WebP.',
    }),
    outputFormat: choiceField(
      'Format',
      OUTPUT_FORMATS.map((format) => ({ value: format, label: FORMAT_LABELS[format] })),
      { default: 'png', help: 'What the picture comes as. GIF is animated; SVG is a drawing of lines and areas.' },
    ),
    numImages: integerField('Images', {
      min: 1,
      max: 16,
      default: 1,
      isQuick: true,
      asNew: 'pictures',
      help: 'Each picture is a call of its own.',
    }),
    partials: integerField('Partial pictures', {
      min: 0,
      max: 3,
      default: 0,
      help: 'How often you see what is drawn so far. The picture is the same; OpenAI bills some tokens for each.',
    }),
    compression: optionalNumberField('Compression', {
      min: 0,
      max: 100,
      step: 1,
      help: 'Percent, of JPEG and WebP. Sent only when set.',
    }),
    complexity: choiceField('Complexity', [OWN, ...EFFORTS.map(asItIs)], {
      default: '',
      help: 'How much the model plans before it draws, apart from quality. Sent only when set, and only to models that have it.',
    }),
    moderation: choiceField('Moderation', MODERATIONS.map(asItIs), {
      default: 'auto',
      help: 'How strictly words and pictures are filtered.',
    }),
    inputFidelity: choiceField('Input fidelity', [OWN, ...FIDELITIES.map(asItIs)], {
      default: '',
      help: 'How closely reference pictures are followed. Later models do so by themselves and take none.',
    }),
    frames: optionalNumberField('Frames', { min: 2, max: 16, step: 1, help: 'Of a GIF. Unset: nine.' }),
    frameDuration: optionalNumberField('Frame time', {
      min: 20,
      max: 10_000,
      step: 1,
      help: 'Milliseconds that each frame of a GIF is shown. Unset: 200.',
    }),
    svgEffort: choiceField('SVG reasoning', [OWN, ...EFFORTS.map(asItIs)], {
      default: '',
      help: 'How much the model thinks about an SVG.',
    }),
  },
  batch: ({ numImages }) => numImages,
  sent: sentOptions,
  // What was not sent is not listed, but for what the model was left to choose.
  describe: ({ size, quality, background, outputFormat, ...more }) => [
    ['Size', size ?? 'auto'],
    ['Quality', quality ?? 'auto'],
    ['Background', background],
    ['Format', outputFormat],
    ['Compression', more.compression],
    ['Complexity', more.complexity],
    ['Moderation', more.moderation],
    ['Input fidelity', more.inputFidelity],
    ['Frames', more.frames],
    ['Frame time', more.frameDuration === undefined ? undefined : `${String(more.frameDuration)} ms`],
    ['SVG reasoning', more.svgEffort],
  ],
  language: (fields) => ({ ...openAiTerms, ...fieldLanguage(fields, ['size', 'background', 'outputFormat']) }),
  fitFreely: (options, references) => fitOpenAi(options, references, ALL),
});

function asItIs<const V extends string>(value: V) {
  return { value, label: value };
}
