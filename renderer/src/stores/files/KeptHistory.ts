import type { Workflow } from '#shared/workflow/Workflow';

/** The undo of one graph, in one piece: what its steps share is kept once, and shared again when it is read. */
export interface KeptHistory {
  readonly past: readonly Workflow[];
  /** The graph these steps lead to and from. */
  readonly present: Workflow;
  readonly future: readonly Workflow[];
}
