import type { Handlers } from '#shared/api/contract';
import { readWorkflow } from '#shared/workflow/readWorkflow';
import { workflowFile } from '#shared/workflow/writeWorkflow';
import type { HistoryDesk } from './HistoryDesk.ts';

/** The versions of graphs. */
export function createHistoryHandlers(
  history: HistoryDesk,
): Pick<Handlers, Extract<keyof Handlers, `history.${string}`>> {
  return {
    'history.list': ({ graph }) => history.list(graph),
    'history.read': async ({ graph, version }) => ({ workflow: workflowFile(await history.read(graph, version)) }),
    'history.keep': ({ graph, workflow, why, ...more }) =>
      history.keep(graph, readWorkflow(workflow), { kind: why, ...more }),
    'history.name': ({ graph, version, name }) => history.name(graph, version, name),
    'history.forget': ({ graph, versions }) => history.forget(graph, versions),
  };
}
