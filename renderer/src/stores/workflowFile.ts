import type { Workflow } from '#shared/workflow/Workflow';
import { writeWorkflow } from '#shared/workflow/writeWorkflow';

/** A graph as the calls take it: what its file would hold, and nothing else the page may have hung on it. */
export function workflowFile(workflow: Workflow): unknown {
  return JSON.parse(writeWorkflow(workflow));
}
