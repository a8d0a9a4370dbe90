import { ASPECT_RATIOS, RESOLUTIONS, THINKING_LEVELS } from '../graph/generation.ts';
import { NO_COST } from '../graph/Money.ts';
import { effectiveRequest } from './effectiveRequest.ts';
import { gemini3Pixels } from './gemini/geminiPixels.ts';
import type { LocalProvider, Model } from './ProviderAdapter.ts';

const SAMPLE: Model = {
  id: 'sample',
  title: 'Sample',
  family: 'any',
  ratios: ASPECT_RATIOS,
  resolutions: RESOLUTIONS,
  thinkingLevels: THINKING_LEVELS,
  maxReferences: 14,
  pixels: gemini3Pixels,
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
