import type { Client } from '#shared/api/createClient';
import type { Workflow } from '#shared/workflow/Workflow';
import { workflowFile } from '#shared/workflow/writeWorkflow';

/** Longer names are cut, UTF-16 units. */
const MOST_FROM = 200;

/**
 * Keeps a graph that was opened out of something else as its first version, with where it is from: what was done to it since is seen against
 * that. Where it cannot be kept the graph is open all the same.
 */
export function keepOpened(client: Client, document: string, graph: Workflow, from: string): void {
  client('history.keep', {
    graph: { document },
    workflow: workflowFile(graph),
    why: 'opened',
    from: from.slice(0, MOST_FROM).toWellFormed(),
  }).catch(() => undefined);
}
