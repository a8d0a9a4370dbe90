import type { Workflow } from '#shared/workflow/Workflow';

/** A graph as it was when its run was asked for: whatever is done on screen afterwards does not change the run. */
export interface TakenGraph {
  /** The workflow store's number of the graph. */
  readonly document: number;
  readonly graph: Workflow;
  /** Decides which random seeds its run takes. */
  readonly draw: string;
}
