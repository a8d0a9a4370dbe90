import { pictureSources } from '#shared/workflow/groups/pictureSources';
import type { ImageSlot, NodeRunState } from '#shared/runs/RunState';
import type { NodeHistory } from './nodeHistories.ts';
import type { RunStoreState } from './RunStoreState.ts';

/** The place of a picture as a node shows it. */
export interface ShownSlot extends ImageSlot {
  /** Where its call belongs, so that it can be asked for again; absent for a picture that is only passed on. */
  readonly place?: { readonly runId: string; readonly node: string; readonly index: number };
  /** What an earlier run made for this place, where the newest has no picture: it is not taken away. */
  readonly earlier?: ImageSlot;
}

/** The picture to be seen there, if any. */
export function pictureOfSlot({ image, earlier }: ShownSlot): ImageSlot['image'] {
  return image ?? earlier?.image;
}

/**
 * The places of a node's newest run. One that failed or was stopped keeps the picture of the run before; until a run has said what it is
 * going to make, all that was there stays. Gives the same array until the run tells something of this node.
 */
export function shownSlots(state: SlotsState, id: string): Shown {
  const { runs, histories } = state;
  const history = histories.get(id);
  if (history?.below) return slotsOfUse(state, id, history, history.below);
  const node = history && runs.get(history.runId)?.nodes.get(id);
  if (!history || !node) return NONE;
  const known = lastShown.get(history);
  if (known?.node === node) return known.slots;
  const slots = slotsOf(id, history, node);
  lastShown.set(history, { node, slots });
  return slots;
}

export type SlotsState = Pick<RunStoreState, 'runs' | 'histories'> & Partial<Pick<RunStoreState, 'graphs'>>;

/** Of a use of a group: the pictures that come out of it; where none do, all that are made in it. */
function slotsOfUse(state: SlotsState, id: string, history: NodeHistory, below: readonly string[]): Shown {
  const graph = state.graphs?.get(history.runId);
  const given = graph ? pictureSources(graph, id).flatMap((source) => shownSlots(state, source)) : NONE;
  const slots = given.length > 0 ? given : below.flatMap((node) => shownSlots(state, node));
  const before = shownOfUses.get(history);
  if (before?.length === slots.length && before.every((slot, at) => slot === slots[at])) return before;
  shownOfUses.set(history, slots);
  return slots;
}

function slotsOf(id: string, { runId, before }: NodeHistory, node: NodeRunState): Shown {
  const pictureBefore = (index: number): ImageSlot | undefined => {
    const slot = before.findLast(({ slots }) => slots[index]?.image)?.slots[index];
    return slot?.kind ? undefined : slot;
  };
  if (node.slots.length > 0) {
    return node.slots.flatMap((slot, index) => {
      // A text has no place among pictures.
      if (slot.kind) return [];
      const isLost = slot.status === 'failed' || slot.status === 'cancelled';
      return [placed(slot, { runId, node: id, index }, isLost ? pictureBefore(index) : undefined)];
    });
  }
  if (node.status === 'done') return NONE;
  const last = before.findLast(({ slots }) => slots.length > 0)?.slots ?? [];
  return last.flatMap((_slot, index) => {
    const picture = pictureBefore(index);
    return picture ? [kept(picture, node.status)] : [];
  });
}

type Shown = readonly ShownSlot[];

const NONE: Shown = [];
/** What was shown last of a history, and for what its newest run told then. */
const lastShown = new WeakMap<NodeHistory, { readonly node: NodeRunState; readonly slots: Shown }>();
const shownOfUses = new WeakMap<NodeHistory, Shown>();
const placedSlots = new WeakMap<ImageSlot, ShownSlot>();
const keptSlots = new WeakMap<ImageSlot, ShownSlot>();

function placed(slot: ImageSlot, place: NonNullable<ShownSlot['place']>, earlier: ImageSlot | undefined): ShownSlot {
  const known = placedSlots.get(slot);
  if (known?.earlier === earlier && known?.place?.runId === place.runId) return known;
  const made = { ...slot, place, ...(earlier && { earlier }) };
  placedSlots.set(slot, made);
  return made;
}

/** A picture of a run before, while the newest has no place for it yet, or never came so far. */
function kept(earlier: ImageSlot, nodeStatus: NodeRunState['status']): ShownSlot {
  const status = nodeStatus === 'queued' || nodeStatus === 'running' ? 'waiting' : 'cancelled';
  const known = keptSlots.get(earlier);
  if (known?.status === status) return known;
  const { seed, row, width, height } = earlier;
  const made: ShownSlot = { status, seed, ...(row && { row }), width, height, notes: [], earlier };
  keptSlots.set(earlier, made);
  return made;
}
