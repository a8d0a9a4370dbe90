import type { ErrorReport } from '#shared/errors/AppError';
import type { Palette } from '#shared/graph/NodeDefinition';
import type { Catalogue } from '#shared/providers/Catalogue';
import type { Workflow, WorkflowNode } from '#shared/workflow/Workflow';
import type { Studio } from '../../stores/studio.ts';

/** One thing that can be done at once about a problem. What it changes in the graph is one step of undo. */
export interface Fix {
  /** What it does, as a button says it. */
  readonly label: string;
  readonly run: (studio: Studio) => unknown;
}

/** What a fix may look at. */
export interface FixContext {
  readonly workflow: Workflow;
  readonly palette: Palette;
  readonly catalogue: Catalogue;
  /** The type of the provider's node that is added where nobody chose. */
  readonly provider: string;
}

/** A problem and the node it is of. */
export interface Trouble {
  readonly problem: ErrorReport;
  readonly node: WorkflowNode;
}

/** Gives the fixes of a problem, the likeliest first; empty where none applies. */
export type FixesOf = (trouble: Trouble, context: FixContext) => readonly Fix[];

/** A fix that puts another graph in the place of this one. */
export function editFix(label: string, edit: (workflow: Workflow) => Workflow): Fix {
  return {
    label,
    run: ({ workflow }) => {
      const { change, workflow: now } = workflow.getState();
      change(edit(now));
    },
  };
}
