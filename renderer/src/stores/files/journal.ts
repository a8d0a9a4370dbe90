import type { Client } from '#shared/api/createClient';
import { reportOf } from '#shared/errors/reportOf';
import { sameContent } from '#shared/workflow/sameContent';
import { workflowFile } from '#shared/workflow/writeWorkflow';
import type { News } from '../../api/createNews.ts';
import type { Documents } from '../graph/documents.ts';
import type { ViewStore } from '../view/viewStore.ts';
import type { KeptEntry, PageKeep } from './pageKeep.ts';

/** From an edit to its being kept, ms; further edits do not put it off. */
const PAUSE_MS = 600;

const HOLDS_KEY = {
  message: 'This graph holds an API key, so its unsaved changes are not kept.',
  hint: 'Remove the key: it belongs into Settings or the environment.',
};

export interface JournalOptions {
  readonly client: Client;
  readonly documents: Documents;
  readonly view: ViewStore;
  /** Where work is kept while the service cannot be reached. */
  readonly inPage: PageKeep;
  readonly news: Pick<News, 'onReach'>;
  /** ms */
  readonly pauseMs?: number;
}

export interface Journal {
  /** Keeps unsaved work from now on. Gives its own end. */
  attach(): () => void;
  /** Keeps at once what waits. */
  flush(): void;
  /** Settles when everything asked so far was answered. */
  settled(): Promise<void>;
  /** Something is kept of this graph already; it is discarded with it. */
  adopt(id: string): void;
  /** What is kept of this graph is another page's from now on: nothing is written over it, and it is not discarded. */
  letGo(id: string): void;
}

/**
 * Has the Node side keep unsaved work, within a second of an edit, until it is saved or given up. While that cannot be, the page keeps it
 * itself, and hands it over once the service is back.
 */
export function createJournal(options: JournalOptions): Journal {
  const { client, documents, view, inPage, news, pauseMs = PAUSE_MS } = options;
  /** Graphs of which an edit is to be kept soon. */
  const waiting = new Map<string, ReturnType<typeof setTimeout>>();
  /** Graphs of which something is kept. */
  const kept = new Set<string>();
  /** Failures are told once a graph: they come again with every edit. */
  const complained = new Set<string>();
  /** Calls about one graph go one after the other, or a late one would bring back what was saved. */
  const last = new Map<string, Promise<void>>();
  /** What was to be written last of each graph, until it was: an older answer that comes late must not undo it. */
  const unanswered = new Map<string, Omit<KeptEntry, 'at'>>();
  let isGone = false;
  /** What was saved or given up, and the service could not be told. */
  const givenUp = new Set<string>();

  const inTurn = (id: string, call: () => Promise<void>) => {
    const done = (last.get(id) ?? Promise.resolve()).then(call).catch((caught: unknown) => {
      const report = reportOf(caught);
      // That is told by the page as a whole, and made good once the service is back.
      if (report.code === 'service-gone' || complained.has(id)) return;
      complained.add(id);
      if (report.code === 'secret-found') view.getState().notify(HOLDS_KEY.message, HOLDS_KEY.hint);
      else view.getState().reportError(report);
    });
    last.set(id, done);
  };
  const keepHere = (id: string) => {
    const entry = unanswered.get(id);
    if (!entry || inPage.keep({ ...entry, at: Date.now() }) || complained.has(id)) return;
    complained.add(id);
    view
      .getState()
      .notify('The unsaved changes of this graph are in this page only.', 'Leave it open until the service is back.');
  };
  const write = (id: string) => {
    clearTimeout(waiting.get(id));
    waiting.delete(id);
    const document = documents.find(id);
    if (!document) return;
    kept.add(id);
    givenUp.delete(id);
    const entry = { documentId: id, file: document.file, workflow: workflowFile(document.store.getState().whole) };
    unanswered.set(id, entry);
    // At once: the page may be about to close.
    if (isGone) {
      keepHere(id);
      return;
    }
    inTurn(id, async () => {
      try {
        await client('recovery.write', entry);
      } catch (caught) {
        if (reportOf(caught).code !== 'secret-found') keepHere(id);
        throw caught;
      }
      complained.delete(id);
      if (unanswered.get(id) !== entry) return;
      unanswered.delete(id);
      inPage.forget(id);
    });
  };
  const schedule = (id: string) => {
    if (waiting.has(id)) return;
    const timer = setTimeout(() => {
      write(id);
    }, pauseMs);
    waiting.set(id, timer);
  };
  const discard = (id: string) => {
    inTurn(id, async () => {
      try {
        await client('recovery.discard', { documentId: id });
      } catch (caught) {
        if (!kept.has(id)) givenUp.add(id);
        throw caught;
      }
    });
  };
  const forget = (id: string) => {
    clearTimeout(waiting.get(id));
    waiting.delete(id);
    complained.delete(id);
    if (!kept.delete(id)) return;
    unanswered.delete(id);
    inPage.forget(id);
    if (isGone) givenUp.add(id);
    else discard(id);
  };

  const noteReach = (isThere: boolean) => {
    isGone = !isThere;
    if (isGone) {
      // Their answers may never come.
      for (const id of unanswered.keys()) keepHere(id);
      return;
    }
    for (const id of givenUp) discard(id);
    givenUp.clear();
    // Another service may have started, which was never told of what the last one kept.
    for (const { id, isDirty } of documents.getState().tabs) if (isDirty) schedule(id);
    flush();
  };
  const flush = () => {
    for (const id of [...waiting.keys()]) write(id);
  };

  return {
    attach() {
      const stopReach = news.onReach(noteReach);
      const stopEdits = documents.hear((id, now, before) => {
        if (!now.isDirty) {
          if (waiting.has(id) || kept.has(id)) forget(id);
          return;
        }
        if (!before.isDirty || !sameContent(now.whole, before.whole)) schedule(id);
      });
      const stopTabs = documents.subscribe(({ tabs }, before) => {
        if (tabs === before.tabs) return;
        for (const { id } of before.tabs) if (!documents.find(id)) forget(id);
        for (const { id, file, isDirty } of tabs) {
          const was = before.tabs.find((tab) => tab.id === id);
          // Opened with unsaved work, or saved while it was edited on: what is kept names the file.
          if (isDirty && was?.file !== file) schedule(id);
        }
      });
      return () => {
        stopEdits();
        stopTabs();
        stopReach();
        for (const timer of waiting.values()) clearTimeout(timer);
      };
    },
    adopt(id) {
      kept.add(id);
    },
    letGo(id) {
      clearTimeout(waiting.get(id));
      waiting.delete(id);
      kept.delete(id);
      givenUp.delete(id);
      unanswered.delete(id);
      inPage.forget(id);
    },
    settled: async () => {
      await Promise.all(last.values());
    },
    flush,
  };
}
