import type { Announcement } from '#shared/api/contract';
import type { Transport } from '#shared/api/Transport';

type Kind = Announcement['kind'];
type Listener<K extends Kind> = (announcement: Extract<Announcement, { readonly kind: K }>) => void;

/** What the service tells unasked. All three give their own unsubscribe. */
export interface News {
  /** Hears announcements of one kind, in order. */
  readonly on: <K extends Kind>(kind: K, listener: Listener<K>) => () => void;
  /** Hears that some were missed and could not be sent again: what they would have told is to be asked for. */
  readonly onGap: (listener: () => void) => () => void;
  /** Hears when the service has been gone for a while, and when it is back. */
  readonly onReach: (listener: (isThere: boolean) => void) => () => void;
}

interface Hearer {
  readonly hear?: (announcement: Announcement) => void;
  readonly gap?: () => void;
  readonly reach?: (isThere: boolean) => void;
}

/** One subscription for all who listen: behind the web door each is a connection, and browsers open but six. */
export function createNews(transport: Pick<Transport, 'subscribe'>): News {
  const hearers = new Set<Hearer>();
  let end: (() => void) | undefined;
  const add = (hearer: Hearer) => {
    hearers.add(hearer);
    end ??= transport.subscribe(
      (announcement) => {
        for (const { hear } of hearers) hear?.(announcement);
      },
      () => {
        for (const { gap } of hearers) gap?.();
      },
      (isThere) => {
        for (const { reach } of hearers) reach?.(isThere);
      },
    );
    return () => {
      hearers.delete(hearer);
      if (hearers.size > 0) return;
      end?.();
      end = undefined;
    };
  };
  return {
    on: (kind, listener) =>
      add({
        hear(announcement) {
          if (isOf(announcement, kind)) listener(announcement);
        },
      }),
    onGap: (gap) => add({ gap }),
    onReach: (reach) => add({ reach }),
  };
}

function isOf<K extends Kind>(
  announcement: Announcement,
  kind: K,
): announcement is Extract<Announcement, { readonly kind: K }> {
  return announcement.kind === kind;
}
