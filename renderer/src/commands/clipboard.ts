import { AppError } from '#shared/errors/AppError';
import { copiedNodes } from '#shared/foreign/read/copiedNodes';
import { mayBeForeign } from '#shared/foreign/read/recognise';
import { MAX_TEXT } from '#shared/graph/fields/textField';
import { WORKFLOW_FORMAT, type Position } from '#shared/workflow/Workflow';
import { attempt } from '../stores/attempt.ts';
import { askGroup, isGroupText } from '../stores/groups/askGroup.ts';
import type { Studio } from '../stores/studio.ts';
import type { WorkflowStore } from '../stores/graph/workflowStore.ts';
import { withHeld } from '../nodes/frame/carried.ts';
import { intakeFor } from '../nodes/pictures/addPictures.ts';
import { selectedTarget } from '../nodes/pictures/putInGraph.ts';
import { takePictures } from '../nodes/pictures/takePictures.ts';
import { addText } from '../nodes/place/addText.ts';
import { pastePart } from './copies.ts';

/** The selected nodes, with what frames among them hold, as text, so that they go from graph to graph, window to window, and into a file. */
export function clipboardText(studio: Pick<Studio, 'workflow' | 'view'>): string | null {
  const { selection, copySelected } = studio.workflow.getState();
  return copySelected(withHeld(studio, selection));
}

/** Pastes nodes into a graph where they are some; any other text becomes a text node. At the pointer, while that is over the canvas. */
export function pasteText(studio: Studio, graph: WorkflowStore, text: string): void {
  const { view, documents } = studio;
  if (text.trim() === '') return;
  const { canvas, reportError } = view.getState();
  // The browser may have asked first, and another graph come on screen meanwhile.
  const isOnScreen = documents.active().store === graph;
  const at = isOnScreen ? canvas?.pointer() : undefined;
  try {
    if (isGroupText(text)) {
      void attempt(studio, undefined, () => askGroup(studio.questions, text, 'Pasted group'));
    } else if (text.includes(`"${WORKFLOW_FORMAT}"`)) {
      const ids = pastePart(studio, graph, text, at);
      if (isOnScreen) canvas?.reveal(ids);
    } else if (mayBeForeign(text)) {
      void importPasted(studio, graph, text, at);
    } else {
      const id = addText(studio, graph, text, at);
      if (isOnScreen) canvas?.write(id);
    }
  } catch (caught) {
    if (!(caught instanceof AppError)) throw caught;
    reportError(caught.report());
  }
}

/** What is to be pasted as text: nodes that ComfyUI's editor copied go before the words beside them. */
export function pastedText(plain: string, html: string): string {
  return plain.includes(`"${WORKFLOW_FORMAT}"`) ? plain : (copiedNodes(html) ?? plain);
}

/** A graph of another program opens in a tab of its own; what only looks like one is a text. */
async function importPasted(
  studio: Studio,
  graph: WorkflowStore,
  text: string,
  at: Position | undefined,
): Promise<void> {
  try {
    await studio.files.importGraph({ name: 'Pasted graph', text });
  } catch (caught) {
    if (!(caught instanceof AppError)) throw caught;
    if (caught.code === 'workflow-file' && text.length <= MAX_TEXT) addText(studio, graph, text, at);
    else studio.view.getState().reportError(caught.report());
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
