import type { Axis } from '#shared/nodes/sweep/Axis';
import { countCells } from '#shared/nodes/sweep/cells';
import type { Catalogue } from '#shared/providers/Catalogue';
import { nodeById } from '#shared/workflow/lookups';
import type { ShownSlot } from '../../stores/running/shownSlots.ts';
import { axesIn } from '../../nodes/sweep/axes.ts';
import { cellsOf, type SheetCell } from './data/SheetCell.ts';
import { lengthsOf, type SheetAxis } from './data/SheetAxis.ts';
import { sheetAxes } from './data/sheetAxes.ts';
import type { SheetRun } from './data/SheetRun.ts';

/** All that a sheet shows of one node's pictures. */
export interface Sheet {
  /** The id of the sweep. */
  readonly node: string;
  readonly run: SheetRun;
  /** As they stand in the sweep that ran. */
  readonly given: readonly Axis[];
  readonly axes: readonly SheetAxis[];
  /** In the sweep's own order. */
  readonly cells: readonly SheetCell[];
  /** The node that asked for these pictures; `undefined`: none does. */
  readonly caller: string | undefined;
}

/** @param wished the node whose pictures are shown, where it has any */
export function sheetOf(node: string, run: SheetRun, catalogue: Catalogue, wished: string | undefined): Sheet {
  const given = axesIn(nodeById(run.graph, node)?.fields);
  const caller = wished !== undefined && run.callers.has(wished) ? wished : [...run.callers.keys()][0];
  const slots = run.callers.get(caller ?? '') ?? NONE;
  const axes = sheetAxes({ given, slots, outputs: run.outputs }, catalogue);
  return {
    node,
    run,
    given,
    axes,
    cells: given.length > 0 ? cellsOf(slots, node, countCells(lengthsOf(axes))) : [],
    caller,
  };
}

const NONE: readonly ShownSlot[] = [];
