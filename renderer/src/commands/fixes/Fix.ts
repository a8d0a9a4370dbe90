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
  /** Whether it is done where one looks: the place of the node is opened first. */
  readonly isDoneInView?: true;
}

/** A fix that is but an edit of what stands at one place, done there wherever one looks. */
export interface EditFix extends Pick<Fix, 'label'> {
  readonly edit: (view: Workflow) => Workflow;
}

/** What a fix may look at. */
export interface FixContext {
  /** What is seen at the place of the node (`viewAt`), its nodes called by their paths. */
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
export type FixesOf = (trouble: Trouble, context: FixContext) => readonly (Fix | EditFix)[];

/** A fix that puts another graph in the place of this one. */
export function editFix(label: string, edit: (view: Workflow) => Workflow): EditFix {
  return { label, edit };
}
