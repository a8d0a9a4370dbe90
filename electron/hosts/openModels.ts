import { isLive } from '#shared/liveOffer';
import type { Offer } from '#shared/Offer';
import type { LiveModel } from '#shared/graph/models/LiveList';
import { keepUnheard } from '#shared/providers/live/keepUnheard';
import type { ModelLists } from '../platform/files/openModelLists.ts';
import type { ModelsPort } from '../service/ports/ServicePorts.ts';

interface ModelsSetup {
  readonly offer: Offer;
  readonly lists: ModelLists;
  readonly read: (provider: string, signal?: AbortSignal) => Promise<readonly LiveModel[]>;
  /** ms since the epoch */
  readonly now: () => number;
}

/** The models of an offer, as they were kept and as they are asked for anew. One that is not live stays as it is. */
export function openModels({ offer, lists, read, now }: ModelsSetup): ModelsPort {
  const live = isLive(offer) ? offer : undefined;
  live?.lay(lists.kept);
  return {
    lists: () => live?.lists() ?? [],
    async refresh(provider, signal) {
      const models = await read(provider, signal);
      const before = (live?.lists() ?? lists.kept).find((kept) => kept.provider === provider);
      const list = { provider, read: new Date(now()).toISOString(), models: keepUnheard(models, before) };
      await lists.keep(list);
      live?.lay([...live.lists().filter((kept) => kept.provider !== provider), list]);
      return list;
    },
  };
}
