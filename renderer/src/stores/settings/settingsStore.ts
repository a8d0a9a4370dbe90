import type { Client } from '#shared/api/createClient';
import type { CallInput, Settings } from '#shared/api/contract';
import type { ErrorReport } from '#shared/errors/AppError';
import { reportOf } from '#shared/errors/reportOf';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { News } from '../../api/createNews.ts';

/** Those that are named. */
export type SettingsChange = CallInput<'settings.set'>;

export interface SettingsState {
  /** As the service has them, as far as it was heard; `null` until known. The same object until one of them changes. */
  readonly known: Settings | null;
  /** What was changed here and is not answered yet. */
  readonly pending: SettingsChange;
  /** What is shown: `known`, and upon it what is on its way. */
  readonly settings: Settings | null;

  /** Sent at once, and nothing but that. Never rejects: where it fails, what the service has is shown again. */
  readonly change: (changed: SettingsChange) => Promise<void>;
  /** Asks for them as they are now. @throws RemoteError */
  readonly refresh: () => Promise<Settings>;
  /** Follows what is set here and in other windows. Gives its own end. */
  readonly attach: () => () => void;
}

export type SettingsStore = StoreApi<SettingsState>;

export interface SettingsStoreOptions {
  readonly client: Client;
  readonly news: News;
  /** Hears why something could not be done. */
  readonly onError: (report: ErrorReport) => void;
}

/** What the user chose, as the service keeps it for all windows. */
export function createSettingsStore({ client, news, onError }: SettingsStoreOptions): SettingsStore {
  return createStore<SettingsState>()((set, get) => {
    /** On their way, oldest first. */
    const changes = new Set<SettingsChange>();
    /** How often they were announced: an answer asked for before that is older. */
    let heard = 0;
    let asked = 0;
    /** The newest question whose answer was taken. */
    let taken = 0;

    const show = (told: Settings | null) => {
      const before = get().known;
      const known = told && before && isSame(told, before) ? before : told;
      const pending = Object.assign({}, ...changes) as SettingsChange;
      set({ known, pending, settings: known && (changes.size > 0 ? { ...known, ...pending } : known) });
    };
    const ask = async (question: () => Promise<Settings>) => {
      const heardBefore = heard;
      const mine = ++asked;
      const answer = await question();
      if (heard === heardBefore && mine > taken) {
        taken = mine;
        show(answer);
      }
      return get().settings ?? answer;
    };
    const refetch = () => {
      ask(() => client('settings.get')).catch((caught: unknown) => {
        onError(reportOf(caught));
      });
    };

    return {
      known: null,
      pending: {},
      settings: null,

      async change(changed) {
        const change = { ...changed };
        changes.add(change);
        show(get().known);
        try {
          await ask(() => client('settings.set', change));
        } catch (caught) {
          onError(reportOf(caught));
        }
        changes.delete(change);
        show(get().known);
      },
      refresh: () => ask(() => client('settings.get')),
      attach() {
        const ends = [
          news.on('settings', ({ settings }) => {
            heard += 1;
            show(settings);
          }),
          news.onGap(refetch),
          news.onReach((isThere) => {
            if (isThere) refetch();
          }),
        ];
        refetch();
        return () => {
          for (const end of ends) end();
        };
      },
    };
  });
}

/** By what they hold: lists among them are new ones with each answer. */
function isSame(one: Settings, other: Settings): boolean {
  return (Object.keys(one) as (keyof Settings)[]).every(
    (name) => JSON.stringify(one[name]) === JSON.stringify(other[name]),
  );
}
