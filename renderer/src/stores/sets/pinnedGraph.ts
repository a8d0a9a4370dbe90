import type { ReferenceSet } from '#shared/api/contract';
import type { LibraryLook } from '#shared/graph/Pin';
import { pinGraph } from '#shared/graph/pinGraph';
import type { PaletteOf } from '#shared/workflow/PaletteOf';
import type { Workflow } from '#shared/workflow/Workflow';

type Sets = ReadonlyMap<string, ReferenceSet> | null;

/**
 * The graph as a run that is asked for now would have it: with what its fields lead to in the library, so far as the page knows that. A graph
 * that leads nowhere is the very same, and the same question gets the same object.
 */
export function pinnedGraph(graph: Workflow, sets: Sets, paletteOf: PaletteOf): Workflow {
  const before = known.get(graph);
  if (before?.sets === sets && before.paletteOf === paletteOf) return before.pinned;
  const pinned = pinGraph(graph, paletteOf(graph), lookInto(sets)).graph;
  known.set(graph, { sets, paletteOf, pinned });
  return pinned;
}

/** Of each graph, the answer given last: graphs are never changed. */
const known = new WeakMap<
  Workflow,
  { readonly sets: Sets; readonly paletteOf: PaletteOf; readonly pinned: Workflow }
>();

/** A page has the newest versions only. An earlier one never changes: what a graph says of it holds. */
function lookInto(sets: Sets): LibraryLook {
  return {
    referenceSet(id, version) {
      const set = sets?.get(id);
      if (!set || (version !== undefined && version !== set.version)) return undefined;
      return {
        version: set.version,
        pictures: set.pictures.map(({ image }) => image.id),
        isRemoved: set.removedAt !== undefined,
      };
    },
  };
}
