import { AppError } from '#shared/errors/AppError';
import { WORKFLOW_FORMAT } from '#shared/workflow/Workflow';
import type { Studio } from '../stores/studio.ts';
import type { GraphOnScreen } from '../stores/graph/graphOnScreen.ts';
import type { WorkflowStore } from '../stores/graph/workflowStore.ts';
import { placeNode } from '../nodes/placeNode.ts';

/** The selected nodes as text, so that they go from graph to graph, window to window, and into a file. */
export function clipboardText(workflow: GraphOnScreen): string | null {
  return workflow.getState().copySelected();
}

/** Pastes nodes into a graph where they are some; any other text becomes a text node. */
export function pasteText(studio: Studio, graph: WorkflowStore, text: string): void {
  const { view } = studio;
  if (text.trim() === '') return;
  try {
    if (text.includes(`"${WORKFLOW_FORMAT}"`)) graph.getState().paste(text);
    else graph.getState().addNode('text', placeNode(studio, 'text'), undefined, { value: text });
  } catch (caught) {
    if (!(caught instanceof AppError)) throw caught;
    view.getState().reportError(caught.report());
  }
}
