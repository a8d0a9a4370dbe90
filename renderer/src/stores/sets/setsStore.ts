import type { CallInput, ReferenceSet } from '#shared/api/contract';
import type { Client } from '#shared/api/createClient';
import type { ErrorReport } from '#shared/errors/AppError';
import { reportOf } from '#shared/errors/reportOf';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { News } from '../../api/createNews.ts';

/** The pictures of a set, in order, with their notes. */
export type SetContent = CallInput<'set.create'>['pictures'];

export interface SetsState {
  /** By id, in the order of their names, those that were removed too; `null` until known. */
  readonly sets: ReadonlyMap<string, ReferenceSet> | null;

  /** Gives the new set; `undefined` where it was refused, which was told. */
  readonly create: (name: string, pictures: SetContent) => Promise<ReferenceSet | undefined>;
  /**
   * Makes a further version out of the newest. Where another window was faster, the change is made to what that left, and told.
   * Gives whether it was done; as all that follow, it never rejects.
   */
  readonly change: (id: string, edit: (pictures: SetContent) => SetContent) => Promise<boolean>;
  readonly rename: (id: string, name: string) => Promise<boolean>;
  readonly remove: (id: string) => Promise<boolean>;
  readonly restore: (id: string) => Promise<boolean>;
  /** Follows what is changed here and in other windows. Gives its own end. */
  readonly attach: () => () => void;
}

export type SetsStore = StoreApi<SetsState>;

export interface SetsStoreOptions {
  readonly client: Client;
  readonly news: News;
  /** Hears why something could not be done. */
  readonly onError: (report: ErrorReport) => void;
  /** Hears what is to be told and is no failure. */
  readonly notify: (message: string, hint?: string) => void;
}

/** How often a change is tried upon what another window was faster with. */
const TRIES = 5;

/** The reference sets of the library, as the service tells. */
export function createSetsStore({ client, news, onError, notify }: SetsStoreOptions): SetsStore {
  return createStore<SetsState>()((set, get) => {
    /** How often was heard of a change: a list that was asked for before that is older. */
    let heard = 0;
    /** Of each set, what is changed one after the other: a quick hand must not be in its own way. */
    const turns = new Map<string, Promise<unknown>>();

    const take = (changed: ReferenceSet) => {
      heard += 1;
      const sets = new Map(get().sets).set(changed.id, changed);
      set({ sets: inOrder([...sets.values()]) });
      return changed;
    };
    const refresh = async () => {
      const before = heard;
      try {
        const sets = await client('set.list');
        if (heard === before) set({ sets: inOrder(sets) });
        else await refresh();
      } catch (caught) {
        onError(reportOf(caught));
      }
    };
    const attempt = async (ask: () => Promise<ReferenceSet>): Promise<ReferenceSet | undefined> => {
      try {
        return take(await ask());
      } catch (caught) {
        onError(reportOf(caught));
        return undefined;
      }
    };
    const save = async (id: string, edit: (pictures: SetContent) => SetContent): Promise<ReferenceSet> => {
      for (let tries = 1; ; tries++) {
        const newest = get().sets?.get(id) ?? (await client('set.list')).find((each) => each.id === id);
        const before = newest ? contentOf(newest) : [];
        try {
          const saved = await client('set.save', { id, base: newest?.version ?? 1, pictures: edit(before) });
          if (tries > 1)
            notify(`“${saved.name}” was changed in another window too.`, 'Both changes are in it; see its versions.');
          return saved;
        } catch (caught) {
          if (reportOf(caught).code !== 'set-conflict' || tries === TRIES) throw caught;
          await refresh();
        }
      }
    };

    return {
      sets: null,

      create: (name, pictures) => attempt(() => client('set.create', { name, pictures })),
      async change(id, edit) {
        const turn = (turns.get(id) ?? Promise.resolve()).then(() => attempt(() => save(id, edit)));
        turns.set(id, turn);
        const saved = await turn;
        if (turns.get(id) === turn) turns.delete(id);
        return saved !== undefined;
      },
      rename: async (id, name) => (await attempt(() => client('set.rename', { id, name }))) !== undefined,
      remove: async (id) => (await attempt(() => client('set.remove', { id }))) !== undefined,
      restore: async (id) => (await attempt(() => client('set.restore', { id }))) !== undefined,
      attach() {
        const ends = [
          news.on('set', ({ set: changed }) => {
            take(changed);
          }),
          news.onGap(() => void refresh()),
          news.onReach((isThere) => {
            if (isThere) void refresh();
          }),
        ];
        void refresh();
        return () => {
          for (const end of ends) end();
        };
      },
    };
  });
}

/** What a version holds, as it is saved. */
export function contentOf({ pictures }: Pick<ReferenceSet, 'pictures'>): SetContent {
  return pictures.map(({ image, note }) => ({ id: image.id, note }));
}

function inOrder(sets: readonly ReferenceSet[]): ReadonlyMap<string, ReferenceSet> {
  const sorted = sets.toSorted((one, other) => one.name.localeCompare(other.name));
  return new Map(sorted.map((each) => [each.id, each]));
}
