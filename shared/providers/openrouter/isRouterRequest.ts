import type { EffectiveRequest } from '../Effective.ts';

/** Whether a request is of the family `openrouter`; others are Gemini's, also those that libraries keep from before. */
export function isRouterRequest({ options }: Pick<EffectiveRequest, 'options'>): boolean {
  return Object.hasOwn(options, 'endpoint');
}
