import type { ImageSlot, NodeRunState } from '#shared/runs/RunState';
import type { RunStoreState } from './RunStoreState.ts';

/** The place of a picture as a node shows it. */
export interface ShownSlot extends ImageSlot {
  /** Where its call belongs, so that it can be asked for again; absent for a picture that is only passed on. */
  readonly place?: { readonly runId: string; readonly node: string; readonly index: number };
  /** What an earlier run made for this place, where the newest has no picture: it is not taken away. */
  readonly earlier?: ImageSlot;
}

/** The picture to be seen there, if any. */
export function pictureOf({ image, earlier }: ShownSlot): ImageSlot['image'] {
  return image ?? earlier?.image;
}

/**
 * The places of a node's newest run. One that failed or was stopped keeps the picture of the run before; until a run has said what it is
 * going to make, all that was there stays. Gives the same objects as long as nothing changes.
 */
export function shownSlots(id: string): (state: RunStoreState) => readonly ShownSlot[] {
  return ({ runs, shown }) => {
    const told = [...runs.values()].flatMap((run) => {
      const node = shown.has(run.runId) ? run.nodes.get(id) : undefined;
      return node ? [{ runId: run.runId, node }] : [];
    });
    const newest = told.at(-1);
    if (!newest) return NONE;
    const before = told.slice(0, -1).map(({ node }) => node);
    const pictureBefore = (index: number) => before.findLast(({ slots }) => slots[index]?.image)?.slots[index];
    const { runId, node } = newest;
    if (node.slots.length > 0) {
      return node.slots.map((slot, index) => {
        const isLost = slot.status === 'failed' || slot.status === 'cancelled';
        return placed(slot, { runId, node: id, index }, isLost ? pictureBefore(index) : undefined);
      });
    }
    if (node.status === 'done') return NONE;
    const last = before.findLast(({ slots }) => slots.length > 0)?.slots ?? [];
    return last.flatMap((_slot, index) => {
      const picture = pictureBefore(index);
      return picture ? [kept(picture, node.status)] : [];
    });
  };
}

const NONE: readonly ShownSlot[] = [];
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
  const { seed, width, height } = earlier;
  const made: ShownSlot = { status, seed, width, height, notes: [], earlier };
  keptSlots.set(earlier, made);
  return made;
}
