import type { GenerationConfig } from '../graph/generation.ts';
import { NO_COST } from '../graph/Money.ts';
import { effectiveRequest } from './effectiveRequest.ts';
import { families, findFamily } from './families/index.ts';
import type { Model } from './Model.ts';
import type { LocalProvider } from './ProviderAdapter.ts';

const SAMPLE: Model = {
  id: 'sample',
  title: 'Sample',
  family: 'any',
  sizes: '1K/2K/4K',
  maxReferences: 14,
  fit: (config, references) => familyOf(config).fitFreely(config, references),
  listPrice: () => 0,
};

/** Placeholder pictures of the size the real ones would have, to try a graph before paying for it. */
export const sample: LocalProvider = {
  kind: 'local',
  id: 'sample',
  title: 'Sample',
  help: 'Draws labelled placeholder pictures on this computer: no key, no network, no cost.',
  models: [SAMPLE],
  model: () => SAMPLE,
  effective: (request) => ({ ...effectiveRequest(request, SAMPLE), estimate: NO_COST, isPriced: true }),
};

function familyOf({ family }: GenerationConfig) {
  return findFamily(family) ?? families[0];
}
