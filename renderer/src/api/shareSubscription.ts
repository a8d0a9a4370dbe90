import type { Announcement } from '#shared/api/contract';
import type { Transport } from '#shared/api/Transport';

interface Hearer {
  readonly listener: (announcement: Announcement) => void;
  readonly onLost: () => void;
  readonly onReach: ((isThere: boolean) => void) | undefined;
}

/** The same transport with one subscription for all who listen: behind the web door each is a connection, and browsers open but six. */
export function shareSubscription(transport: Transport): Transport {
  const hearers = new Set<Hearer>();
  let end: (() => void) | undefined;
  return {
    call: (name, input) => transport.call(name, input),
    subscribe(listener, onLost, onReach) {
      const hearer = { listener, onLost, onReach };
      hearers.add(hearer);
      end ??= transport.subscribe(
        (announcement) => {
          for (const each of hearers) each.listener(announcement);
        },
        () => {
          for (const each of hearers) each.onLost();
        },
        (isThere) => {
          for (const each of hearers) each.onReach?.(isThere);
        },
      );
      return () => {
        hearers.delete(hearer);
        if (hearers.size > 0) return;
        end?.();
        end = undefined;
      };
    },
  };
}
