import type { Client } from '#shared/api/createClient';
import { reportOf } from '#shared/errors/reportOf';
import type { Workflow } from '#shared/workflow/Workflow';
import { workflowFile } from '#shared/workflow/writeWorkflow';
import type { DocumentsStore } from './documents.ts';
import type { ViewStore } from './viewStore.ts';
import type { OpenFile } from './WorkflowState.ts';
import type { WorkflowStore } from './workflowStore.ts';

/** From an edit to its being kept, ms; further edits do not put it off. */
const PAUSE_MS = 600;

export interface JournalOptions {
  readonly client: Client;
  readonly documents: DocumentsStore;
  readonly workflow: WorkflowStore;
  readonly view: ViewStore;
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
}

interface Waiting {
  readonly workflow: Workflow;
  readonly file: OpenFile | null;
  readonly timer: ReturnType<typeof setTimeout>;
}

/** Has the Node side keep unsaved work, within a second of an edit, until it is saved or given up. */
export function createJournal({ client, documents, workflow, view, pauseMs = PAUSE_MS }: JournalOptions): Journal {
  const waiting = new Map<string, Waiting>();
  /** Graphs of which something is kept. */
  const kept = new Set<string>();
  /** Failures are told once a graph: they come again with every edit. */
  const complained = new Set<string>();
  /** Calls about one graph go one after the other, or a late one would bring back what was saved. */
  const last = new Map<string, Promise<void>>();

  const inTurn = (id: string, call: () => Promise<void>) => {
    const done = (last.get(id) ?? Promise.resolve()).then(call).catch((caught: unknown) => {
      if (complained.has(id)) return;
      complained.add(id);
      const report = reportOf(caught);
      if (report.code === 'secret-found')
        view
          .getState()
          .notify(
            'This graph holds an API key, so its unsaved changes are not kept.',
            'Remove the key: it belongs into Settings or the environment.',
          );
      else view.getState().reportError(report);
    });
    last.set(id, done);
  };
  const write = (id: string) => {
    const item = waiting.get(id);
    if (!item) return;
    clearTimeout(item.timer);
    waiting.delete(id);
    kept.add(id);
    inTurn(id, async () => {
      await client('recovery.write', { documentId: id, file: item.file, workflow: workflowFile(item.workflow) });
      complained.delete(id);
    });
  };
  const schedule = (id: string, graph: Workflow, file: OpenFile | null) => {
    const timer =
      waiting.get(id)?.timer ??
      setTimeout(() => {
        write(id);
      }, pauseMs);
    waiting.set(id, { workflow: graph, file, timer });
  };
  const forget = (id: string) => {
    clearTimeout(waiting.get(id)?.timer);
    waiting.delete(id);
    complained.delete(id);
    if (!kept.delete(id)) return;
    inTurn(id, () => client('recovery.discard', { documentId: id }));
  };

  return {
    attach() {
      const stopEdits = workflow.subscribe((now, before) => {
        const { activeId } = documents.getState();
        if (!now.isDirty) {
          if (waiting.has(activeId) || kept.has(activeId)) forget(activeId);
          return;
        }
        const isEdit =
          now.workflow.nodes !== before.workflow.nodes ||
          now.workflow.edges !== before.workflow.edges ||
          now.workflow.name !== before.workflow.name ||
          now.file !== before.file ||
          !before.isDirty;
        const isOtherTab = now.document !== before.document && kept.has(activeId);
        if (isEdit && !isOtherTab) schedule(activeId, now.workflow, now.file);
      });
      const stopTabs = documents.subscribe(({ tabs }, before) => {
        if (tabs === before.tabs) return;
        for (const { id } of before.tabs) if (!tabs.some((tab) => tab.id === id)) forget(id);
        // A graph that is saved while another is on screen.
        for (const { id, isDirty } of tabs) if (!isDirty && kept.has(id)) forget(id);
      });
      return () => {
        stopEdits();
        stopTabs();
        for (const { timer } of waiting.values()) clearTimeout(timer);
      };
    },
    adopt(id) {
      kept.add(id);
    },
    settled: async () => {
      await Promise.all(last.values());
    },
    flush() {
      for (const id of [...waiting.keys()]) write(id);
    },
  };
}
