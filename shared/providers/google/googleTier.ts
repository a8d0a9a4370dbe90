import { gemini } from '../families/gemini.ts';
import { shareOfTier } from '../families/gemini/tierShares.ts';
import type { EffectiveRequest } from '../Effective.ts';
import type { HttpReply } from '../HttpReply.ts';
import type { GoogleReply } from './googleSchema.ts';

/** The service tier that really answered; `undefined`: the reply does not say. @see https://ai.google.dev/gemini-api/docs/priority-inference */
export function servedTier({ headers }: HttpReply, parsed: GoogleReply | undefined): string | undefined {
  const told = parsed?.usageMetadata?.serviceTier ?? headers['x-gemini-service-tier'] ?? '';
  const tier = told
    .trim()
    .toLowerCase()
    .replace(/^service_tier_/, '');
  return /^[a-z][a-z-]{1,30}$/.test(tier) && tier !== 'unspecified' ? tier : undefined;
}

/** Says where another tier answered than was asked. */
export function tierNotes(tier: string | undefined, request: EffectiveRequest): readonly string[] {
  const asked = gemini.sentBy(request).serviceTier ?? 'standard';
  if (tier === undefined || tier === asked) return [];
  const charged =
    shareOfTier(tier) === undefined
      ? ', whose price is not known: it is counted as asked.'
      : ', and is charged as that.';
  return [`Asked for at the ${asked} tier, it was served at the ${tier} tier${charged}`];
}
