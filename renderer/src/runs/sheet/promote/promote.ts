import { axisTitle } from '#shared/nodes/sweep/Axis';
import { placesOf } from '#shared/nodes/sweep/cells';
import { nodeById } from '#shared/workflow/lookups';
import type { Position, Workflow } from '#shared/workflow/Workflow';
import { undoAction } from '../../../nodes/pictures/undoAction.ts';
import { freeSpot } from '../../../nodes/place/freeSpot.ts';
import { BESIDE } from '../../../nodes/place/placeNode.ts';
import { boxOf, takenBoxes } from '../../../nodes/place/takenBoxes.ts';
import type { WorkflowStore } from '../../../stores/graph/workflowStore.ts';
import type { Studio } from '../../../stores/studio.ts';
import type { NoticeAction } from '../../../stores/view/ViewState.ts';
import { lengthsOf } from '../data/SheetAxis.ts';
import type { Sheet } from '../Sheet.ts';
import { promoteCell } from './promoteCell.ts';
import { listed } from './promotedWords.ts';

/** Notices of it take one another's place. */
const TOPIC = 'promote';

/** Puts the values of a cell on the nodes they came from, as one step of undo, and says what it set. */
export function promote(studio: Studio, sheet: Sheet, cell: number): void {
  const { documents, paletteOf, catalogue, view } = studio;
  const { store } = documents.active();
  const { workflow, change, selection } = store.getState();
  const { notify } = view.getState();
  if (sheet.run.isEarlier || !nodeById(workflow, sheet.node)) {
    notify('This sheet is of another graph.', 'Open the graph of its run first: in the runs, “Open its graph”.', {
      topic: TOPIC,
    });
    return;
  }
  const values = placesOf(cell, lengthsOf(sheet.axes)).flatMap((at, axis) => {
    const given = sheet.given[axis];
    return given ? [[given, at] as const] : [];
  });
  const place = (type: string, graph: Workflow) => placeBefore(studio, graph, sheet.node, type);
  const around = { sweep: sheet.node, palette: paletteOf(workflow), catalogue, place };
  const { workflow: changed, set, kept } = promoteCell(workflow, values, around);
  const titles = (names: readonly string[]) => listed(names.map(axisTitle));
  const stays =
    kept.length > 0
      ? `${titles(kept)} ${kept.length === 1 ? 'stays' : 'stay'} where ${kept.length === 1 ? 'it is' : 'they are'}: no node before the sweep can hold it.`
      : undefined;
  if (set.length === 0 || changed === workflow) {
    notify(set.length === 0 ? 'Nothing was set.' : 'These values are set already.', stays, { topic: TOPIC });
    return;
  }
  change(changed, [...selection]);
  notify(`${titles(set)} ${set.length === 1 ? 'is' : 'are'} set on the nodes before the sweep.`, stays, {
    topic: TOPIC,
    // What stays would be lost with the sweep; until it is bypassed, Run makes every cell.
    action: kept.length > 0 ? undoAction(studio, store) : bypassAction(studio, store, sheet.node),
  });
}

/** Has the promoted values hold, where the graph they were promoted in is still on screen. */
function bypassAction({ documents }: Studio, store: WorkflowStore, sweep: string): NoticeAction {
  return {
    label: 'Bypass the sweep',
    run() {
      if (documents.active().store === store) store.getState().setMode(new Set([sweep]), 'bypass');
    },
  };
}

/** The free place nearest to the left of a node. */
function placeBefore(studio: Studio, graph: Workflow, before: string, type: string): Position {
  const size = boxOf(studio, { id: '', type, position: { x: 0, y: 0 } });
  const { x, y } = nodeById(graph, before)?.position ?? { x: 0, y: 0 };
  return freeSpot({ x: x - BESIDE - size.width, y }, size, takenBoxes(studio, graph));
}
