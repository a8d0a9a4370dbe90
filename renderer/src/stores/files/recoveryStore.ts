import type { Client } from '#shared/api/createClient';
import type { CallOutput } from '#shared/api/contract';
import { reportOf } from '#shared/errors/reportOf';
import { readWorkflow } from '#shared/workflow/readWorkflow';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Documents, NewDocument } from '../graph/documents.ts';
import type { Journal } from './journal.ts';
import type { ViewStore } from '../view/viewStore.ts';

/** Unsaved work that an earlier session left behind. */
export type Recoverable = CallOutput<'recovery.list'>[number];

export interface RecoveryState {
  /** What is offered, newest first; empty: nothing is asked. */
  readonly offered: readonly Recoverable[];
  readonly offer: (items: readonly Recoverable[]) => void;
  /** Opens them in tabs, unsaved as they were. Gives whether all of it could be. */
  readonly restore: (
    ids: readonly string[],
    how?: Pick<NewDocument, 'isBack' | 'isSample' | 'place'>,
  ) => Promise<boolean>;
  /** Gives up what is offered. */
  readonly discard: (ids: readonly string[]) => Promise<void>;
  /** Asks no more in this session; it is offered again at the next start. */
  readonly putOff: () => void;
}

export type RecoveryStore = StoreApi<RecoveryState>;

export interface RecoveryStoreOptions {
  readonly client: Client;
  readonly documents: Documents;
  readonly journal: Pick<Journal, 'adopt'>;
  readonly view: ViewStore;
}

export function createRecoveryStore({ client, documents, journal, view }: RecoveryStoreOptions): RecoveryStore {
  return createStore<RecoveryState>()((set, get) => {
    const drop = (ids: readonly string[]) => {
      set({ offered: get().offered.filter((item) => !ids.includes(item.documentId)) });
    };
    return {
      offered: [],
      offer(offered) {
        set({ offered });
      },
      async restore(ids, how) {
        drop(ids);
        let isWhole = true;
        // Oldest first, so that the newest is the one on screen.
        for (const id of ids.toReversed()) {
          try {
            const { file, workflow } = await client('recovery.read', { documentId: id });
            documents.add(readWorkflow(workflow), file, { ...how, id, isUnsaved: true });
            journal.adopt(id);
          } catch (caught) {
            isWhole = false;
            view.getState().reportError(reportOf(caught));
          }
        }
        return isWhole;
      },
      async discard(ids) {
        drop(ids);
        for (const documentId of ids) {
          try {
            await client('recovery.discard', { documentId, isGivenUp: true });
          } catch (caught) {
            view.getState().reportError(reportOf(caught));
          }
        }
      },
      putOff() {
        set({ offered: [] });
      },
    };
  });
}
