import type { Resolution } from '../graph/generation.ts';
import { usd, type Money } from '../graph/Money.ts';
import type { EffectiveRequest, Model } from './ProviderAdapter.ts';

/** Rough, and only for the estimate: the bill counts the real ones. */
const CHARACTERS_PER_TOKEN = 4;
/** What a picture of usual size counts for as input. @see https://ai.google.dev/gemini-api/docs/tokens */
const TOKENS_PER_REFERENCE = 1120;

/** What a call will cost by the model's price list: its picture, and what it is told and shown. Thoughts and texts are not foreseen. */
export function estimateCost(
  { prompt, instructions, references }: EffectiveRequest,
  { prices }: Model,
  resolution: Resolution,
): Money {
  const words = Math.ceil((prompt.length + instructions.length) / CHARACTERS_PER_TOKEN);
  const tokens = words + references.length * TOKENS_PER_REFERENCE;
  const input = ((prices?.perMillion?.input ?? 0) * tokens) / 1_000_000;
  return usd((prices?.perImage[resolution] ?? 0) + input, 'estimate');
}
