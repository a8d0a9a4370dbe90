import type { Client } from '#shared/api/createClient';
import type { CallOutput, PlannedCall } from '#shared/api/contract';
import { reportOf } from '#shared/errors/reportOf';
import type { ErrorReport } from '#shared/errors/AppError';
import type { Money } from '#shared/graph/Money';
import type { Workflow } from '#shared/workflow/Workflow';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { groupByNode } from './groupByNode.ts';
import { workflowFile } from '#shared/workflow/writeWorkflow';
import type { WorkflowStore } from './workflowStore.ts';

type Preview = CallOutput<'run.preview'>;
export type PreviewProblem = Preview['problems'][number];

export interface PreviewState {
  /** The calls a run would make, by node. */
  readonly byNode: ReadonlyMap<string, readonly PlannedCall[]>;
  readonly calls: readonly PlannedCall[];
  /** `null` until it is known. */
  readonly estimate: Money | null;
  /** ISO date of the prices. */
  readonly priceDate: string | null;
  readonly problems: readonly PreviewProblem[];
  readonly problemsByNode: ReadonlyMap<string, readonly PreviewProblem[]>;
  /** Why the preview itself could not be had. */
  readonly error: ErrorReport | null;

  /** Follows the graph from now on. Gives its own end. */
  readonly attach: () => () => void;
}

export type PreviewStore = StoreApi<PreviewState>;

/** Pause after the last edit before the service is asked, ms. */
const PAUSE_MS = 250;

/** What a run would send, kept up to date while the graph is edited. */
export function createPreviewStore(client: Client, workflow: WorkflowStore, pauseMs = PAUSE_MS): PreviewStore {
  return createStore<PreviewState>()((set) => {
    let asked = '';
    let question = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;

    const ask = async () => {
      const { workflow: graph } = workflow.getState();
      asked = whatMatters(graph);
      const mine = ++question;
      try {
        const preview = await client('run.preview', { workflow: workflowFile(graph) });
        if (mine === question) set(stateOf(preview));
      } catch (caught) {
        asked = '';
        if (mine === question) set({ ...stateOf(NOTHING), estimate: null, error: reportOf(caught) });
      }
    };

    return {
      ...stateOf(NOTHING),
      estimate: null,
      attach() {
        const stop = workflow.subscribe((state, before) => {
          if (state.workflow === before.workflow) return;
          clearTimeout(timer);
          if (state.document !== before.document) {
            // What another graph would cost must not stand there a moment longer.
            set({ ...stateOf(NOTHING), estimate: null });
            void ask();
            return;
          }
          timer = setTimeout(() => {
            if (whatMatters(workflow.getState().workflow) !== asked) void ask();
          }, pauseMs);
        });
        void ask();
        return () => {
          clearTimeout(timer);
          stop();
        };
      },
    };
  });
}

const NOTHING: Preview = { calls: [], estimate: { microUsd: 0, kind: 'estimate' }, priceDate: null, problems: [] };

function stateOf({ calls, estimate, priceDate, problems }: Preview): Omit<PreviewState, 'attach'> {
  return {
    byNode: groupByNode(calls),
    calls,
    estimate,
    priceDate,
    problems,
    problemsByNode: groupByNode(problems),
    error: null,
  };
}

/** The part of a graph a preview depends on: not where its nodes lie. */
function whatMatters({ nodes, edges }: Workflow): string {
  return JSON.stringify([nodes.map(({ id, type, title, mode, fields }) => [id, type, title, mode, fields]), edges]);
}
