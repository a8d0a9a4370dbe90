import type { TemplateEntry } from '#shared/api/contract';
import type { Client } from '#shared/api/createClient';
import type { ErrorReport } from '#shared/errors/AppError';
import { reportOf } from '#shared/errors/reportOf';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { News } from '../../api/createNews.ts';

export interface TemplatesState {
  /** Those that are ready, then one's own; `null` until known. */
  readonly templates: readonly TemplateEntry[] | null;
  /** Counts the changes of one's own: what was shown of them may be another by now. */
  readonly changes: number;

  /** Keeps a graph as a template. Gives whether it was done; as all that follow, it never rejects. */
  readonly save: (template: Parameters<typeof saveCall>[1]) => Promise<boolean>;
  readonly change: (id: string, changed: { readonly name: string; readonly description: string }) => Promise<boolean>;
  readonly remove: (id: string) => Promise<boolean>;
  /** Follows what is changed here and in other windows. Gives its own end. */
  readonly attach: () => () => void;
}

export type TemplatesStore = StoreApi<TemplatesState>;

export interface TemplatesStoreOptions {
  readonly client: Client;
  readonly news: News;
  readonly onError: (report: ErrorReport) => void;
}

/** The graphs to begin with, as the service tells. */
export function createTemplatesStore({ client, news, onError }: TemplatesStoreOptions): TemplatesStore {
  return createStore<TemplatesState>()((set, get) => {
    let newest = 0;
    const refresh = async () => {
      const mine = ++newest;
      try {
        const templates = await client('template.list');
        if (mine === newest) set({ templates });
      } catch {
        // The canvas does without; who asks for all of them is told why there are none.
      }
    };
    const attempt = async (work: () => Promise<unknown>): Promise<boolean> => {
      try {
        await work();
        await refresh();
        return true;
      } catch (caught) {
        onError(reportOf(caught));
        return false;
      }
    };
    return {
      templates: null,
      changes: 0,
      save: (template) => attempt(() => saveCall(client, template)),
      change: (id, changed) => attempt(() => client('template.change', { id, ...changed })),
      remove: (id) => attempt(() => client('template.remove', { id })),
      attach() {
        const ends = [
          news.on('templates-changed', () => {
            set({ changes: get().changes + 1 });
            void refresh();
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

function saveCall(
  client: Client,
  template: {
    readonly name: string;
    readonly description: string;
    readonly workflow: unknown;
    readonly picture: string | null;
  },
) {
  return client('template.save', template);
}
