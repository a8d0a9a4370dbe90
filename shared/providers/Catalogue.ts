import type { ProviderAdapter } from './ProviderAdapter.ts';

/** The providers there are, with their models. A value, handed to whoever asks: another list of models is another catalogue. */
export interface Catalogue {
  /** In the order they are offered. */
  readonly providers: readonly ProviderAdapter[];
  /** `undefined`: there is none of this id. */
  readonly find: (id: string) => ProviderAdapter | undefined;
}

/** @param providers of two with one id the later counts, in the place of the first: so newer ones are laid over those that are shipped */
export function createCatalogue(providers: readonly ProviderAdapter[]): Catalogue {
  const byId = new Map(providers.map((provider) => [provider.id, provider]));
  return { providers: [...byId.values()], find: (id) => byId.get(id) };
}
