import type { Catalogue } from '#shared/providers/Catalogue';
import type { FacetNames } from './facetWords.ts';

/** What models and providers are called. Models of two providers that share a title are told apart by the provider. `run`: what that of the filter is called. */
export function facetNames({ providers, find }: Catalogue, run?: string): FacetNames {
  const models = providers.flatMap((provider) => provider.models.map((model) => ({ ...model, provider })));
  return {
    model(id) {
      const model = models.find((each) => each.id === id);
      if (!model) return id;
      const isAlone = models.every((each) => each.title !== model.title || each.id === id);
      return isAlone ? model.title : `${model.title}, ${model.provider.title}`;
    },
    provider: (id) => find(id)?.title ?? id,
    run,
  };
}
