import type { LedgerCall } from '#shared/api/contract';
import type { RunState, Slot } from '#shared/runs/RunState';
import { batchesOf } from '../../runs/detail/batches.ts';
import type { ShownSlot } from '../../stores/running/shownSlots.ts';

interface Results {
  readonly slots: readonly ShownSlot[];
  readonly texts: readonly string[];
}

interface Batch {
  readonly node: string;
  readonly places: readonly { readonly index: number; readonly slot: Slot }[];
}

/** What a run that goes on, or was followed, has made. `of`: only this node's pictures, where it has any. */
export function resultsOfRun(run: RunState, of: string | undefined): Results {
  const batches = [...run.nodes].map(([node, { slots }]) => ({
    node,
    places: slots.map((slot, index) => ({ index, slot })),
  }));
  return resultsIn(batches, run.runId, of);
}

/** The same of a run as the library has it. `isCutOff`: nothing of it is under way any more. */
export function resultsOfCalls(
  calls: readonly LedgerCall[],
  { runId, isCutOff, of }: { readonly runId: string; readonly isCutOff: boolean; readonly of: string | undefined },
): Results {
  return resultsIn(batchesOf(calls, isCutOff), runId, of);
}

function resultsIn(all: readonly Batch[], runId: string, of: string | undefined): Results {
  const own = all.filter(({ node }) => node === of);
  const batches = own.some(({ places }) => places.length > 0) ? own : all;
  return {
    slots: batches.flatMap(({ node, places }) =>
      places.flatMap(({ index, slot }): ShownSlot[] => (slot.kind ? [] : [{ ...slot, place: { runId, node, index } }])),
    ),
    texts: batches.flatMap(({ places }) =>
      places.flatMap(({ slot }) => (slot.kind && slot.text !== undefined && slot.text !== '' ? [slot.text] : [])),
    ),
  };
}
