/**
 * What part of the list price each service tier is charged at. Priority is 75 to 100 % dearer: the most counts, so that caps hold.
 * @see https://ai.google.dev/gemini-api/docs/pricing
 */
const TIER_SHARES: ReadonlyMap<string, number> = new Map([
  ['standard', 1],
  ['flex', 0.5],
  ['priority', 2],
]);

/** `undefined`: no tier is called so. */
export function shareOfTier(tier: string): number | undefined {
  return TIER_SHARES.get(tier);
}

/** Whether its share is what will be charged, not the most it can be. */
export function isExactPrice(tier: string): boolean {
  return tier === 'standard' || tier === 'flex';
}
