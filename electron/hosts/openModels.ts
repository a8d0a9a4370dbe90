import { isLive } from '#shared/liveOffer';
import type { Offer } from '#shared/Offer';
import type { LiveModel } from '#shared/graph/models/LiveList';
import type { ModelLists } from '../platform/files/openModelLists.ts';
import type { ModelsPort } from '../service/ports/ServicePorts.ts';

interface ModelsSetup {
  readonly offer: Offer;
  readonly lists: ModelLists;
  readonly read: (provider: string) => Promise<readonly LiveModel[]>;
  /** ms since the epoch */
  readonly now: () => number;
}

/** The models of an offer, as they were kept and as they are asked for anew. One that is not live stays as it is. */
export function openModels({ offer, lists, read, now }: ModelsSetup): ModelsPort {
  const live = isLive(offer) ? offer : undefined;
  live?.lay(lists.kept);
  return {
    lists: () => live?.lists() ?? [],
    async refresh(provider) {
      const list = { provider, read: new Date(now()).toISOString(), models: await read(provider) };
      await lists.keep(list);
      live?.lay([...live.lists().filter((kept) => kept.provider !== provider), list]);
      return list;
    },
  };
}
