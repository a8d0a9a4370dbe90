import type { CallOutput } from '#shared/api/contract';
import type { Client } from '#shared/api/createClient';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { News } from '../../api/createNews.ts';

/** What is known of one of one's own groups before it is used. */
export type GroupEntry = CallOutput<'groups.list'>[number];

export interface GroupsState {
  /** One's own, by name, those that cannot be read too; `null` until known. */
  readonly groups: readonly GroupEntry[] | null;
  /** Follows what is changed here, in other windows and by hand. Gives its own end. */
  readonly attach: () => () => void;
}

export type GroupsStore = StoreApi<GroupsState>;

/** One's own groups, for all graphs, as the service tells. */
export function createGroupsStore({ client, news }: { readonly client: Client; readonly news: News }): GroupsStore {
  return createStore<GroupsState>()((set) => {
    let newest = 0;
    const refresh = async () => {
      const mine = ++newest;
      try {
        const groups = await client('groups.list');
        if (mine === newest) set({ groups });
      } catch {
        // Nodes can be added without; the next change, or the service being back, asks again.
      }
    };
    return {
      groups: null,
      attach() {
        const ends = [
          news.on('groups-changed', () => void refresh()),
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
