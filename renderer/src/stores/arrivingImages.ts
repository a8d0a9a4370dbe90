import type { ImageRef } from '#shared/graph/generation';
import type { Edge, SocketAddress } from '#shared/graph/Graph';
import type { Workflow } from '#shared/workflow/Workflow';
import { nodeRun } from './runStore.ts';
import type { RunStoreState } from './RunStoreState.ts';
import { shownSlots, type ShownSlot } from './shownSlots.ts';

/**
 * The pictures on their way to a node's `images` input, one by one as they land and long before the node's own turn: the places of what
 * generates upstream, through nodes that only pass pictures on.
 */
export function arrivingImages(edges: Workflow['edges'], runs: RunStoreState, id: string): readonly ShownSlot[] {
  return arriving(edges, runs, { node: id, socket: 'images' }, new Set());
}

function arriving(
  edges: readonly Edge[],
  runs: RunStoreState,
  input: SocketAddress,
  seen: Set<string>,
): readonly ShownSlot[] {
  return edges
    .filter((edge) => edge.to.node === input.node && edge.to.socket === input.socket)
    .flatMap(({ from }): readonly ShownSlot[] => {
      if (seen.has(from.node)) return [];
      const made = shownSlots(from.node)(runs);
      if (made.length > 0) return made;
      const done = nodeRun(from.node)(runs)?.images[from.socket];
      if (done) return done.map(slotOf);
      return arriving(edges, runs, { node: from.node, socket: 'images' }, new Set(seen).add(from.node));
    });
}

/** One slot a picture, so that what is drawn from it stays the same. */
const slots = new WeakMap<ImageRef, ShownSlot>();

function slotOf(image: ImageRef): ShownSlot {
  const known = slots.get(image);
  if (known) return known;
  const { width, height } = image;
  const slot: ShownSlot = { status: 'done', seed: 0, width, height, notes: [], image };
  slots.set(image, slot);
  return slot;
}
