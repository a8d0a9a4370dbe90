import type { Client } from '#shared/api/createClient';
import type { Label, PictureTarget, Tile } from '#shared/api/contract';
import type { ErrorReport } from '#shared/errors/AppError';
import { reportOf } from '#shared/errors/reportOf';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { News } from '../../api/createNews.ts';

/** What people say of a picture. */
export interface PictureFacts {
  /** 0: none. */
  readonly rating: number;
  readonly isFavourite: boolean;
  readonly note: string;
  readonly labels: readonly Label[];
  /** In the trash since, ms since the epoch; `null`: it is not. */
  readonly trashedAt: number | null;
}

/** So much of it as is known: what was just said is known at once, the rest when it was asked for. */
export type KnownFacts = Partial<PictureFacts>;

export interface FactsState {
  /** By the ids of the pictures. What stands here is newer than what a tile that was loaded before says. */
  readonly facts: ReadonlyMap<string, KnownFacts>;

  /** Keeps what is said of a picture known for as long as it is looked at. Gives its own end. */
  readonly watch: (id: string) => () => void;
  /** What tiles that were just loaded say of pictures that are known here. */
  readonly told: (tiles: readonly Tile[]) => void;
  /** All of one picture; asks for it where it is not known. @throws RemoteError */
  readonly factsOf: (id: string) => Promise<PictureFacts>;

  /** These four show at once what they change of pictures that are named, and again what was before where they fail. They never reject; the first two give whether it was done. */
  readonly setFacts: (
    of: PictureTarget,
    facts: Pick<KnownFacts, 'rating' | 'isFavourite' | 'note'>,
  ) => Promise<boolean>;
  readonly setLabels: (
    of: PictureTarget,
    change: { readonly add: readonly Label[]; readonly remove: readonly Label[] },
  ) => Promise<boolean>;
  /** `undefined`: it failed. */
  readonly trash: (of: PictureTarget) => Promise<{ readonly count: number; readonly at: number } | undefined>;
  /** These, or all that went to the trash at a moment. */
  readonly restore: (what: { readonly of: PictureTarget } | { readonly trashedAt: number }) => Promise<void>;
  /** Follows what other windows say. Gives its own end. */
  readonly attach: () => () => void;
}

export type FactsStore = StoreApi<FactsState>;

export interface FactsStoreOptions {
  readonly client: Client;
  readonly news: News;
  /** Hears why something could not be done. */
  readonly onError: (report: ErrorReport) => void;
}

/** Most pictures that are asked for one by one because something changed. */
const MOST_ASKED = 40;

/** What is said of the pictures that are looked at, and of those something was just said of. */
export function createFactsStore({ client, news, onError }: FactsStoreOptions): FactsStore {
  return createStore<FactsState>()((set, get) => {
    const watched = new Map<string, number>();
    /** How many changes of a picture are on their way. */
    const pending = new Map<string, number>();

    const put = (changes: readonly (readonly [string, KnownFacts])[]) => {
      if (changes.length === 0) return;
      const facts = new Map(get().facts);
      for (const [id, change] of changes) facts.set(id, { ...facts.get(id), ...change });
      set({ facts });
    };
    const ask = async (id: string): Promise<PictureFacts> => {
      const { facts, labels, trashedAt = null } = await client('picture.details', { id });
      const known = { ...facts, labels, trashedAt };
      if (!pending.has(id)) put([[id, known]]);
      return known;
    };
    const askAgain = (ids: readonly string[]) => {
      for (const id of ids.slice(0, MOST_ASKED)) {
        // A picture that is not known has no facts; who shows it says so.
        ask(id).catch(() => undefined);
      }
    };
    const count = (counts: Map<string, number>, id: string, by: 1 | -1) => {
      const next = (counts.get(id) ?? 0) + by;
      if (next > 0) counts.set(id, next);
      else counts.delete(id);
    };
    /** Shows a change of the pictures that are named, sends it, and takes it back where that fails. */
    const change = async <T>(
      of: PictureTarget,
      changed: (known: KnownFacts) => KnownFacts,
      send: () => Promise<T>,
    ): Promise<T | undefined> => {
      const ids = namedIn(of);
      const { facts } = get();
      for (const id of ids) count(pending, id, 1);
      put(ids.map((id) => [id, changed(facts.get(id) ?? {})] as const));
      try {
        return await send();
      } catch (caught) {
        const before = new Map(get().facts);
        for (const id of ids) before.set(id, facts.get(id) ?? {});
        set({ facts: before });
        onError(reportOf(caught));
        return undefined;
      } finally {
        for (const id of ids) count(pending, id, -1);
      }
    };

    return {
      facts: new Map(),

      watch(id) {
        count(watched, id, 1);
        if (watched.get(id) === 1) askAgain([id]);
        return () => {
          count(watched, id, -1);
        };
      },
      told(tiles) {
        const { facts } = get();
        put(
          tiles.flatMap(({ image: { id }, rating, isFavourite, trashedAt = null }) =>
            facts.has(id) && !pending.has(id) ? [[id, { rating, isFavourite, trashedAt }] as const] : [],
          ),
        );
      },
      async factsOf(id) {
        const known = get().facts.get(id);
        return isWhole(known) ? known : ask(id);
      },

      async setFacts(of, facts) {
        const done = await change(
          of,
          () => facts,
          () => client('picture.setFacts', { of, facts }),
        );
        return done !== undefined;
      },
      async setLabels(of, { add, remove }) {
        const done = await change(
          of,
          ({ labels }) => (labels ? { labels: relabelled(labels, add, remove) } : {}),
          () => client('picture.setLabels', { of, add, remove }),
        );
        return done !== undefined;
      },
      async trash(of) {
        const before = get().facts;
        const gone = await change(
          of,
          ({ trashedAt }) => ({ trashedAt: trashedAt ?? Date.now() }),
          () => client('picture.trash', { of }),
        );
        // The moment the service names, by which that is undone; those that were there before keep theirs.
        if (gone && 'ids' in of)
          put(
            of.ids.flatMap((id) => (before.get(id)?.trashedAt == null ? [[id, { trashedAt: gone.at }] as const] : [])),
          );
        return gone;
      },
      async restore(what) {
        const ids =
          'of' in what
            ? namedIn(what.of)
            : [...get().facts].flatMap(([id, { trashedAt }]) => (trashedAt === what.trashedAt ? [id] : []));
        await change(
          { ids },
          () => ({ trashedAt: null }),
          () => client('picture.restore', what),
        );
      },
      attach: () =>
        news.on('pictures-changed', ({ ids }) => {
          const { facts } = get();
          const known = [...new Set([...watched.keys(), ...facts.keys()])];
          const named = ids && new Set(ids);
          askAgain(known.filter((id) => (named?.has(id) ?? true) && !pending.has(id)));
        }),
    };
  });
}

function namedIn(of: PictureTarget): readonly string[] {
  return 'ids' in of ? of.ids : [];
}

function isWhole(known: KnownFacts | undefined): known is PictureFacts {
  return known?.labels !== undefined && known.rating !== undefined && known.note !== undefined;
}

function relabelled(labels: readonly Label[], add: readonly Label[], remove: readonly Label[]): readonly Label[] {
  const is = (one: Label) => (other: Label) => one.kind === other.kind && one.name === other.name;
  const kept = labels.filter((label) => !remove.some(is(label)));
  return [...kept, ...add.filter((label) => !kept.some(is(label)))];
}
