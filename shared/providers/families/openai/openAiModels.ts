/** OpenAI's picture models, as data: ids change every few months. */
import type { Model } from '../../Model.ts';
import { modelTable, type RetiredModel } from '../../modelTable.ts';
import { openAi } from '../openai.ts';
import { fitOpenAi, type OpenAiAbilities } from './fitOpenAi.ts';
import {
  BACKGROUNDS,
  FIXED_SIZES,
  OUTPUT_FORMATS,
  QUALITIES,
  type OutputFormat,
  type Quality,
} from './openAiOptions.ts';

/** The day the list of models was read. */
const READ = '2026-11-29';
const PLAIN_FORMATS: readonly OutputFormat[] = ['png', 'jpeg', 'webp'];
const FOUR_QUALITIES: readonly Quality[] = ['auto', 'low', 'medium', 'high'];

const OF_OLD: OpenAiAbilities = {
  fixedSizes: FIXED_SIZES,
  qualities: FOUR_QUALITIES,
  backgrounds: BACKGROUNDS,
  formats: PLAIN_FORMATS,
  fidelities: [],
  hasComplexity: false,
};
const ANY_SIZE: OpenAiAbilities = {
  qualities: FOUR_QUALITIES,
  backgrounds: BACKGROUNDS,
  formats: PLAIN_FORMATS,
  fidelities: [],
  hasComplexity: false,
};
const OF_25: OpenAiAbilities = { ...ANY_SIZE, qualities: QUALITIES, takesMarkup: true };
const OF_26: OpenAiAbilities = { ...OF_25, formats: OUTPUT_FORMATS, hasComplexity: true };

/** The first is the default. @see https://platform.openai.com/docs/models */
export const openAiModels = modelTable(
  [
    openAiModel('gpt-image-2.6-sunburst', 'GPT Image 2.6 Sunburst', OF_26),
    openAiModel('gpt-image-2.6-flare', 'GPT Image 2.6 Flare', OF_26),
    openAiModel('gpt-image-2.5-sunburst', 'GPT Image 2.5 Sunburst', OF_25),
    openAiModel('gpt-image-2.5-flare', 'GPT Image 2.5 Flare', OF_25),
    openAiModel('gpt-image-2', 'GPT Image 2', { ...ANY_SIZE, isTransparencyNew: true }),
    openAiModel('gpt-image-1.5', 'GPT Image 1.5', { ...OF_OLD, fidelities: ['low', 'high'] }),
    openAiModel('gpt-image-1-mini', 'GPT Image 1 mini', { ...OF_OLD, fidelities: ['low'] }),
    // It follows whatever ChatGPT draws with, so that only what all of them do is asked of it.
    openAiModel('chatgpt-image-latest', 'ChatGPT Image', OF_OLD),
  ],
  retired(),
);

/** Ids that are answered no more, kept because saved graphs name them. @see https://platform.openai.com/docs/deprecations */
function retired(): readonly RetiredModel[] {
  const successor = 'gpt-image-2.6-sunburst';
  return [
    { id: 'gpt-image-1', deprecated: 'Shut down on 2026-10-23.', successor },
    ...['dall-e-2', 'dall-e-3'].map((id) => ({ id, deprecated: 'Shut down on 2026-05-12.', successor })),
  ];
}

/** None has a price here: no list of prices was read for them. */
function openAiModel(id: string, title: string, abilities: OpenAiAbilities): Model {
  return {
    id,
    title,
    family: openAi.id,
    sizes: abilities.fixedSizes ? 'three sizes' : 'any size to 3840x2160',
    maxReferences: 16,
    lacks: ['seed', 'instructions'],
    fit: openAi.fit((options, references) => fitOpenAi(options, references, abilities)),
    listPrice: () => 0,
    streams: true,
    read: READ,
  };
}
