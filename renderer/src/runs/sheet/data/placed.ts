import type { NodeRunState, RunState, Slot } from '#shared/runs/RunState';
import type { ShownSlot } from '../../../stores/running/shownSlots.ts';

/** The places of the nodes of a run whose pictures belong to the rows of a list, by node; the same objects for the same places. */
export function callersOf({ runId, nodes }: Pick<RunState, 'runId' | 'nodes'>, list: string) {
  const callers = new Map<string, readonly ShownSlot[]>();
  for (const [node, state] of nodes)
    if (state.slots.some(({ row }) => row?.list === list)) callers.set(node, placedOf(runId, node, state));
  return callers;
}

function placedOf(runId: string, node: string, state: Pick<NodeRunState, 'slots'>): readonly ShownSlot[] {
  return state.slots.flatMap((slot, index) => (slot.kind ? [] : [placed(slot, { runId, node, index })]));
}

/** A place with where it belongs, the same for the same. */
export function placed(slot: Exclude<Slot, { kind: 'text' }>, place: NonNullable<ShownSlot['place']>): ShownSlot {
  const before = known.get(slot);
  if (before?.place?.runId === place.runId && before.place.index === place.index) return before;
  const made = { ...slot, place };
  known.set(slot, made);
  return made;
}

const known = new WeakMap<Slot, ShownSlot>();
