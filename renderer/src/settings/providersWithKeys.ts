import { providers } from '#shared/providers/index';
import type { HttpProvider } from '#shared/providers/ProviderAdapter';

/** The providers that need a key, in the order they are offered. */
export const providersWithKeys = providers.filter((provider): provider is HttpProvider => provider.kind === 'http');
