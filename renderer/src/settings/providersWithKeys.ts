import type { Catalogue } from '#shared/providers/Catalogue';
import type { HttpProvider } from '#shared/providers/ProviderAdapter';

/** The providers that need a key, in the order they are offered. */
export function providersWithKeys({ providers }: Catalogue): readonly HttpProvider[] {
  return providers.filter((provider): provider is HttpProvider => provider.kind === 'http');
}
