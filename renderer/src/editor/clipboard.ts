import { AppError } from '#shared/errors/AppError';
import { WORKFLOW_FORMAT } from '#shared/workflow/Workflow';
import type { Studio } from '../stores/studio.ts';
import type { WorkflowStore } from '../stores/workflowStore.ts';

/** The selected nodes as text, so that they go from graph to graph, window to window, and into a file. */
export function clipboardText(workflow: WorkflowStore): string | null {
  return workflow.getState().copySelected();
}

/** Pastes nodes where they are some; any other text becomes a text node. */
export function pasteText({ workflow, view }: Studio, text: string): void {
  if (text.trim() === '') return;
  const at = view.getState().canvas?.centre() ?? { x: 0, y: 0 };
  try {
    if (text.includes(`"${WORKFLOW_FORMAT}"`)) workflow.getState().paste(text);
    else workflow.getState().addNode('text', at, undefined, { value: text });
  } catch (caught) {
    if (!(caught instanceof AppError)) throw caught;
    view.getState().reportError(caught.report());
  }
}
