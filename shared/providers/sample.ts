import type { GenerationConfig } from '../graph/generation.ts';
import { NO_COST } from '../graph/Money.ts';
import { effectiveRequest } from './effectiveRequest.ts';
import { families, findFamily } from './families/index.ts';
import type { Model } from './Model.ts';
import type { ModelTable } from './modelTable.ts';
import type { LocalProvider } from './ProviderAdapter.ts';
import { textEffective } from './textEffective.ts';

const SAMPLE: Model = {
  id: 'sample',
  title: 'Sample',
  family: 'any',
  makes: ['image', 'text'],
  sizes: '1K/2K/4K',
  maxReferences: 14,
  fit: (config, references) => familyOf(config).fitFreely(config, references),
  listPrice: () => 0,
};

/** It stands in for any model. */
const TABLE: ModelTable = { models: [SAMPLE], model: () => SAMPLE, isKnown: () => true };

/** Words of the prompt that a placeholder text repeats. */
const REPEATED_WORDS = 12;

/** Placeholder pictures of the size the real ones would have, to try a graph before paying for it. */
export const sample: LocalProvider = {
  kind: 'local',
  id: 'sample',
  title: 'Sample',
  keywords: ['test', 'placeholder', 'mock', 'dry run', 'free', 'offline', 'demo'],
  help: 'Draws labelled placeholder pictures and writes placeholder texts on this computer: no key, no network, no cost.',
  models: TABLE.models,
  model: TABLE.model,
  effective: (request) => ({ ...effectiveRequest(request, SAMPLE), estimate: NO_COST, isPriced: true }),
  text: {
    effective: (request) => ({ ...textEffective(TABLE, request, sample), estimate: NO_COST, isPriced: true }),
    write: ({ prompt, wireSeed }) => ({ text: `Sample text (seed ${String(wireSeed)}): ${beginning(prompt)}` }),
  },
};

function familyOf({ family }: GenerationConfig) {
  return findFamily(family) ?? families[0];
}

function beginning(prompt: string): string {
  const words = prompt.trim().split(/\s+/, REPEATED_WORDS + 1);
  return words.length > REPEATED_WORDS ? `${words.slice(0, REPEATED_WORDS).join(' ')} …` : words.join(' ');
}
