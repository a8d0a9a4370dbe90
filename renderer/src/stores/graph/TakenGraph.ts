import type { Workflow } from '#shared/workflow/Workflow';

/** A graph as it was when its run was asked for: whatever is done on screen afterwards does not change the run. */
export interface TakenGraph {
  /** Of the document it was taken from. */
  readonly documentId: string;
  readonly graph: Workflow;
  /** Decides which random seeds its run takes. */
  readonly draw: string;
}
