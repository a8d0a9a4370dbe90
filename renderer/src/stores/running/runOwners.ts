import type { RunState } from '#shared/runs/RunState';
import type { Workflow } from '#shared/workflow/Workflow';
import type { WorkflowStore } from '../graph/workflowStore.ts';

/** Which run belongs to which graph. Graphs go by the workflow store's numbers. */
export interface RunOwners {
  /** The graph a run is shown with, where that is known. */
  readonly of: (runId: string) => number | undefined;
  readonly set: (runId: string, document: number) => void;
  /** The runs of the graph on screen: those started from it, and those of earlier pages and closed tabs that were of it. */
  readonly ownOf: (runs: ReadonlyMap<string, RunState>) => ReadonlySet<string>;
}

export interface RunOwnersOptions {
  readonly workflow: WorkflowStore;
  /** The numbers of the graphs that are open, by their ids. */
  readonly openDocuments: () => ReadonlyMap<string, number>;
  /** The id of the document a run was started from, where that is known. */
  readonly documentIdOf: (runId: string) => string | undefined;
}

export function createRunOwners({ workflow, openDocuments, documentIdOf }: RunOwnersOptions): RunOwners {
  const owners = new Map<string, number>();
  /** What the graph of a run is called now, where that is no more what the run called it. */
  const names = new Map<string, string>();
  /** The document a run was started from comes before a graph it only looks like: that of a closed one may have been lent to another. */
  const of = (runId: string) => openDocuments().get(documentIdOf(runId) ?? '') ?? owners.get(runId);
  workflow.subscribe(({ document, workflow: graph }, before) => {
    if (document !== before.document || graph.name === before.workflow.name) return;
    for (const [runId, owner] of owners) if (owner === document) names.set(runId, graph.name);
  });
  return {
    of,
    set(runId, document) {
      owners.set(runId, document);
    },
    ownOf(runs) {
      const { document, workflow: graph } = workflow.getState();
      const open = new Set(openDocuments().values());
      const own = [...runs.values()].filter((run) => {
        const owner = of(run.runId);
        return (
          owner === document ||
          ((owner === undefined || !open.has(owner)) && isRunOf(run, names.get(run.runId) ?? run.name, graph))
        );
      });
      for (const { runId } of own) owners.set(runId, document);
      return new Set(own.map(({ runId }) => runId));
    },
  };
}

/** Ids are random, so a run of the same name whose nodes are all here was a run of this graph. */
function isRunOf(run: RunState, name: string, workflow: Workflow): boolean {
  if (name !== workflow.name || run.nodes.size === 0) return false;
  const ids = new Set(workflow.nodes.map((node) => node.id));
  return [...run.nodes.keys()].every((id) => ids.has(id));
}
