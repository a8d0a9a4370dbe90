import { sameContent } from '#shared/workflow/sameContent';
import type { News } from '../../api/createNews.ts';
import type { Documents, OpenDocument } from '../graph/documents.ts';
import type { WorkflowState } from '../graph/WorkflowState.ts';
import { createStepChooser } from './chooseSteps.ts';
import type { HistoryKeep } from './historyKeep.ts';
import { readKeptSteps } from './readKeptSteps.ts';

/** From the last edit to its being kept, ms. */
const PAUSE_MS = 1000;
/** From an edit to its being kept where others follow without a pause, ms. */
const LONGEST_MS = 5000;

export interface UndoJournalOptions {
  readonly documents: Documents;
  readonly keep: HistoryKeep;
  readonly news: Pick<News, 'onReach'>;
  /** Hears of a graph that came back as another than its undo is of. */
  readonly onMisfit: (title: string) => void;
  /** ms */
  readonly pauseMs?: number;
  /** ms */
  readonly longestMs?: number;
}

export interface UndoJournal {
  /** Keeps undo from now on, and gives it to graphs that come back. Gives its own end. */
  attach(): () => void;
  /** Keeps at once what waits. */
  flush(): void;
  /** Settles when everything asked so far was answered. */
  settled(): Promise<void>;
  /** What is kept of this graph is another page's from now on. */
  letGo(id: string): void;
}

/** Keeps the undo of what is open until it is closed. A graph that comes back as it was left, after a reload or at the next start, has it again. */
export function createUndoJournal(options: UndoJournalOptions): UndoJournal {
  const { documents, keep, news, onMisfit, pauseMs = PAUSE_MS, longestMs = LONGEST_MS } = options;
  const choose = createStepChooser();
  const waiting = new Map<string, { readonly timer: ReturnType<typeof setTimeout>; readonly since: number }>();
  const asked = new Set<Promise<void>>();
  const lent = new Set<string>();

  const ask = (answer: Promise<void>) => {
    asked.add(answer);
    void answer.finally(() => asked.delete(answer));
  };
  const settle = (id: string) => {
    clearTimeout(waiting.get(id)?.timer);
    waiting.delete(id);
  };
  const write = (id: string) => {
    settle(id);
    const graph = documents.find(id)?.store.getState();
    if (!graph) return;
    const present = graph.whole;
    const steps = choose(present, graph.steps());
    if (!steps || steps.past.length + steps.future.length === 0) ask(keep.forget(id));
    else ask(keep.write(id, { present, ...steps }));
  };
  const schedule = (id: string) => {
    const { timer: earlier, since = Date.now() } = waiting.get(id) ?? {};
    clearTimeout(earlier);
    const timer = setTimeout(
      () => {
        write(id);
      },
      Math.max(0, Math.min(pauseMs, since + longestMs - Date.now())),
    );
    waiting.set(id, { timer, since });
  };
  const giveBack = async (id: string, { whole: came, isDirty: isOurs }: WorkflowState) => {
    const kept = await keep.read(id);
    const document = documents.find(id);
    if (kept === undefined || !document) return;
    const steps = readKeptSteps(kept, came, { isOurs });
    const { canUndo, canRedo, takeSteps } = document.store.getState();
    const isEdited = canUndo || canRedo;
    if (steps) {
      takeSteps(steps);
      if (isEdited) schedule(id);
      return;
    }
    // Where it was edited meanwhile, what is kept is of those edits by now, or soon.
    if (!isEdited) ask(keep.forget(id));
    onMisfit(document.title);
  };
  const noteTabs = (tabs: readonly OpenDocument[], before: readonly OpenDocument[]) => {
    const were = new Set(before.map(({ id }) => id));
    for (const { id, store } of tabs) {
      if (were.delete(id)) continue;
      const now = store.getState();
      if (now.canUndo || now.canRedo) schedule(id);
      else void giveBack(id, now);
    }
    for (const id of were) {
      settle(id);
      if (!lent.delete(id)) ask(keep.forget(id));
    }
  };

  return {
    attach() {
      const stopEdits = documents.hear((id, is, was) => {
        if (isStep(is, was)) schedule(id);
      });
      const stopTabs = documents.subscribe(({ tabs }, before) => {
        if (tabs !== before.tabs) noteTabs(tabs, before.tabs);
      });
      // What could not be kept meanwhile.
      const stopReach = news.onReach((isThere) => {
        if (!isThere) return;
        for (const { id, store } of documents.getState().tabs) {
          const { canUndo, canRedo } = store.getState();
          if (canUndo || canRedo) schedule(id);
        }
      });
      return () => {
        stopReach();
        stopEdits();
        stopTabs();
        for (const id of [...waiting.keys()]) settle(id);
      };
    },
    flush() {
      for (const id of [...waiting.keys()]) write(id);
    },
    settled: async () => {
      await Promise.all(asked);
    },
    letGo(id) {
      settle(id);
      lent.add(id);
    },
  };
}

function isStep(is: WorkflowState, was: WorkflowState): boolean {
  return !sameContent(is.whole, was.whole) || is.canUndo !== was.canUndo || is.canRedo !== was.canRedo;
}
