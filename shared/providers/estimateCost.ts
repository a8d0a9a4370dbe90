import { usd, type Money } from '../graph/Money.ts';
import type { Model } from './Model.ts';
import type { EffectiveRequest } from './Effective.ts';
import { picturesSent } from './fitTurns.ts';

/** Rough, and only for the estimate: the bill counts the real ones. */
export const CHARACTERS_PER_TOKEN = 4;
/** What a picture of usual size counts for as input. @see https://ai.google.dev/gemini-api/docs/tokens */
export const TOKENS_PER_REFERENCE = 1120;

/**
 * What a call will cost by the model's price list: its picture, USD, and what it is told and shown. Thoughts and texts are not foreseen.
 * `share`: as `Effective.share`.
 */
export function estimateCost(request: EffectiveRequest, { prices }: Model, picture: number, share = 1): Money {
  const { prompt, instructions, turns = [] } = request;
  const said = turns.reduce((length, turn) => length + turn.prompt.length, prompt.length + instructions.length);
  // The first reference is the last turn's picture, and is sent once.
  const shown = picturesSent(request).length - (turns.length > 0 ? 1 : 0);
  const tokens = Math.ceil(said / CHARACTERS_PER_TOKEN) + shown * TOKENS_PER_REFERENCE;
  const input = ((prices?.perMillion?.input ?? 0) * tokens) / 1_000_000;
  return usd((picture + input) * share, 'estimate');
}
