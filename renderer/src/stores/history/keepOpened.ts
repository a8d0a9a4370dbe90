import { MAX_FROM } from '#shared/api/calls/historyCalls';
import type { Client } from '#shared/api/createClient';
import type { Workflow } from '#shared/workflow/Workflow';
import { workflowFile } from '#shared/workflow/writeWorkflow';

/**
 * Keeps a graph that was opened out of something else as its first version, with where it is from: what was done to it since is seen against
 * that. Where it cannot be kept the graph is open all the same.
 */
export function keepOpened(client: Client, document: string, graph: Workflow, from: string): void {
  client('history.keep', {
    graph: { document },
    workflow: workflowFile(graph),
    why: 'opened',
    from: from.slice(0, MAX_FROM).toWellFormed(),
  }).catch(() => undefined);
}
