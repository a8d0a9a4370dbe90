/** The providers, in the order they are offered. */
import { google } from './google.ts';
import { openrouter } from './openrouter.ts';
import type { ProviderAdapter } from './ProviderAdapter.ts';
import { sample } from './sample.ts';

export const providers: readonly ProviderAdapter[] = [google, openrouter, sample];

export function findProvider(id: string): ProviderAdapter | undefined {
  return providers.find((provider) => provider.id === id);
}
