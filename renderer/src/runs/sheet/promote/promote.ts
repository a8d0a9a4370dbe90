import { axisTitle } from '#shared/nodes/sweep/Axis';
import { placesOf } from '#shared/nodes/sweep/cells';
import { nodeById } from '#shared/workflow/lookups';
import { undoAction } from '../../../nodes/pictures/undoAction.ts';
import type { Studio } from '../../../stores/studio.ts';
import { lengthsOf } from '../data/SheetAxis.ts';
import type { Sheet } from '../Sheet.ts';
import { promoteCell } from './promoteCell.ts';
import { listed } from './promotedWords.ts';

/** Notices of it take one another's place. */
const TOPIC = 'promote';

/** Puts the values of a cell on the nodes they came from, as one step of undo, and says what it set. */
export function promote(
  { documents, paletteOf, catalogue, view, ...studio }: Studio,
  sheet: Sheet,
  cell: number,
): void {
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
  const around = { sweep: sheet.node, palette: paletteOf(workflow), catalogue };
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
    action: undoAction({ documents, paletteOf, catalogue, view, ...studio }, store),
  });
}
