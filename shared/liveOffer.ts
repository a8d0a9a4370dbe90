import { withGroups } from './graph/groups/groupPalette.ts';
import type { Palette } from './graph/NodeDefinition.ts';
import type { Offer } from './Offer.ts';
import { createCatalogue, type Catalogue } from './providers/Catalogue.ts';
import type { LiveList } from './graph/models/LiveList.ts';

/** An offer whose models are those its providers said they have, as far as they were asked. Who holds it has the newest always. */
export interface LiveOffer extends Offer {
  /** What was laid over last, of each provider. */
  readonly lists: () => readonly LiveList[];
  /** Lays lists over what is shipped, in place of those of before. One of an unknown provider is let go. */
  readonly lay: (lists: readonly LiveList[]) => void;
  /** Hears when that was done. Gives its own end. */
  readonly subscribe: (listener: () => void) => () => void;
}

/** Whether lists can be laid over an offer. */
export function isLive(offer: Offer): offer is LiveOffer {
  return 'lay' in offer;
}

/**
 * @param shipped what lists are laid over
 * @param paletteFor the nodes of a catalogue
 */
export function createLiveOffer(shipped: Catalogue, paletteFor: (catalogue: Catalogue) => Palette): LiveOffer {
  let lists: readonly LiveList[] = [];
  let catalogue = shipped;
  let palette = paletteFor(catalogue);
  const listeners = new Set<() => void>();
  return {
    catalogue: {
      get providers() {
        return catalogue.providers;
      },
      find: (id) => catalogue.find(id),
    },
    paletteOf: ({ groups }) => withGroups(palette, groups),
    lists: () => lists,
    lay(next) {
      const laid = next.flatMap((list) => {
        const provider = shipped.find(list.provider);
        return provider?.kind === 'http' && provider.listing ? [{ list, provider: provider.listing.lay(list) }] : [];
      });
      lists = laid.map(({ list }) => list);
      catalogue = createCatalogue([...shipped.providers, ...laid.map(({ provider }) => provider)]);
      palette = paletteFor(catalogue);
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
