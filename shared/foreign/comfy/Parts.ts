import type { Workflow } from '../../workflow/Workflow.ts';

/** What of a graph of ours a file of ComfyUI gives. */
export type Parts = Pick<Workflow, 'nodes' | 'edges' | 'groups'>;
