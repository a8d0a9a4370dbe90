import type { CountedLabel, Label } from '#shared/api/contract';
import type { Client } from '#shared/api/createClient';
import type { ErrorReport } from '#shared/errors/AppError';
import { reportOf } from '#shared/errors/reportOf';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { News } from '../../api/createNews.ts';
import { coalesce } from '../records/coalesce.ts';
import { keyFault } from './keyFault.ts';

export interface LabelsState {
  /** Tags and boards with how many pictures have them, in the order of their names; `null` until they were looked for. */
  readonly labels: readonly CountedLabel[] | null;

  /** To a name that is there: the two become one. Gives whether it was done; as all that follow, it never rejects. */
  readonly rename: (label: Label, name: string) => Promise<boolean>;
  /** Takes it off all pictures. */
  readonly remove: (label: Label) => Promise<boolean>;
  /** Keeps them as they are now, while they are looked at. Gives its own end. */
  readonly watch: () => () => void;
  /** Gives its own end. */
  readonly attach: () => () => void;
}

export type LabelsStore = StoreApi<LabelsState>;

export interface LabelsStoreOptions {
  readonly client: Client;
  readonly news: News;
  readonly onError: (report: ErrorReport) => void;
  readonly pauseMs?: number;
}

/** From a change to asking what became of it, ms. */
const PAUSE_MS = 150;

/** The tags and boards of the library. */
export function createLabelsStore({ client, news, onError, pauseMs = PAUSE_MS }: LabelsStoreOptions): LabelsStore {
  return createStore<LabelsState>()((set) => {
    let watchers = 0;
    let isStale = true;
    const load = async () => {
      isStale = false;
      try {
        set({ labels: (await client('labels.list')).toSorted((one, other) => one.name.localeCompare(other.name)) });
      } catch (caught) {
        isStale = true;
        onError(reportOf(caught));
      }
    };
    const refresh = coalesce(load, pauseMs);
    const note = () => {
      isStale = true;
      if (watchers > 0) refresh.ask();
    };
    const attempt = async (work: () => Promise<unknown>): Promise<boolean> => {
      try {
        await work();
        note();
        return true;
      } catch (caught) {
        onError(reportOf(caught));
        return false;
      }
    };
    return {
      labels: null,
      async rename(label, name) {
        const fault = keyFault('The name', name);
        if (fault) onError(fault);
        return fault === undefined && (await attempt(() => client('labels.rename', { label: nameOnly(label), name })));
      },
      remove: (label) => attempt(() => client('labels.remove', { label: nameOnly(label) })),
      watch() {
        watchers++;
        if (isStale) void load();
        return () => {
          watchers--;
        };
      },
      attach() {
        const ends = [
          news.on('finds-changed', note),
          news.on('pictures-changed', note),
          news.onGap(note),
          news.onReach((isThere) => {
            if (isThere) note();
          }),
          refresh.end,
        ];
        return () => {
          for (const end of ends) end();
        };
      },
    };
  });
}

/** Without what else is known of it. */
function nameOnly({ kind, name }: Label): Label {
  return { kind, name };
}
