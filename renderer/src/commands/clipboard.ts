import { AppError } from '#shared/errors/AppError';
import { WORKFLOW_FORMAT } from '#shared/workflow/Workflow';
import type { Studio } from '../stores/studio.ts';
import type { GraphOnScreen } from '../stores/graph/graphOnScreen.ts';
import type { WorkflowStore } from '../stores/graph/workflowStore.ts';
import { placeNode } from '../nodes/placeNode.ts';
import { intakeFor } from '../nodes/pictures/addPictures.ts';
import { selectedTarget } from '../nodes/pictures/putInGraph.ts';
import { takePictures } from '../nodes/pictures/takePictures.ts';

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

/** The pictures on a clipboard, unless nodes are: what a picture lies beside in a browser, such as its address, is not meant. */
export function pastedPictures(data: DataTransfer | null): readonly File[] {
  if (!data || data.getData('text/plain').includes(`"${WORKFLOW_FORMAT}"`)) return [];
  return [...data.files].filter(({ type }) => type.startsWith('image/'));
}

/** Pastes pictures into the selected node that takes them, else into a new one at the pointer. */
export function pastePictures(studio: Studio, pictures: readonly File[]): Promise<void> {
  const at = studio.view.getState().canvas?.pointer();
  const target = selectedTarget(studio) ?? { kind: 'place', ...(at && { at }) };
  return takePictures(studio, pictures, intakeFor(studio, target));
}
