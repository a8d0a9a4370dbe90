import type { ImageRef } from '#shared/graph/generation';
import type { AnyNodeDefinition } from '#shared/graph/NodeDefinition';
import { outputOf } from '#shared/graph/NodeOutputs';
import type { NodeRunState } from '#shared/runs/RunState';
import type { RowMark } from '#shared/graph/rows/Row';
import type { Workflow } from '#shared/workflow/Workflow';
import { edgesInto } from '#shared/workflow/lookups';
import { nodeRun } from '../running/runStore.ts';
import type { RunStoreState } from '../running/RunStoreState.ts';
import { shownSlots, type ShownSlot } from '../running/shownSlots.ts';

/**
 * The pictures on their way to a node's inputs, one by one as they land and long before the node's own turn: the places of what generates
 * upstream, through nodes that only pass pictures on. Gives the same array until something of that changes.
 * @param definitionAt the type of a node with its own sockets, by its id
 */
export function arrivingImages(
  edges: Workflow['edges'],
  id: string,
  definitionAt: (node: string) => AnyNodeDefinition | undefined,
): (runs: RunStoreState) => readonly ShownSlot[] {
  let known: { readonly looks: readonly Look[]; readonly slots: readonly ShownSlot[] } | undefined;
  return (runs) => {
    if (known?.looks.every(({ node, made, run }) => made === shownSlots(runs, node) && run === nodeRun(node)(runs)))
      return known.slots;
    const looks: Look[] = [];
    known = { slots: arriving({ edges, definitionAt, runs, looks }, id, new Set()), looks };
    return known.slots;
  };
}

/** What was found at a node upstream. */
interface Look {
  readonly node: string;
  readonly made: readonly ShownSlot[];
  readonly run: NodeRunState | undefined;
}

interface Search extends Pick<Workflow, 'edges'> {
  readonly runs: RunStoreState;
  readonly definitionAt: (node: string) => AnyNodeDefinition | undefined;
  /** Wherever it looked, for the next time. */
  readonly looks: Look[];
}

/** `passed`: the nodes on the way there. */
function arriving(search: Search, id: string, passed: ReadonlySet<string>): readonly ShownSlot[] {
  const { runs, definitionAt, looks } = search;
  const inputs = definitionAt(id)?.inputs ?? {};
  return edgesInto(search, id).flatMap(({ from: { node, socket }, to }): readonly ShownSlot[] => {
    if (inputs[to.socket]?.type !== 'images' || passed.has(node)) return [];
    const made = shownSlots(runs, node);
    const run = nodeRun(node)(runs);
    looks.push({ node, made, run });
    if (made.length > 0) return made;
    const given = run && outputOf(run.outputs, socket, 'images');
    if (given) return given.map((image, at) => slotOf(image, run.outputs[socket]?.rows?.[at] ?? undefined));
    // Something is to be chosen there first.
    if (run?.status === 'waiting') return [];
    // What it makes, or has in the library, are pictures of its own, whatever it was given.
    const definition = definitionAt(node);
    if (definition?.category === 'generate' || definition?.pin) return [];
    return arriving(search, node, new Set([...passed, node]));
  });
}

/** One slot a picture, so that what is drawn from it stays the same. */
const slots = new WeakMap<ImageRef, ShownSlot>();

function slotOf(image: ImageRef, row: RowMark | undefined): ShownSlot {
  const known = slots.get(image);
  if (known && known.row?.index === row?.index && known.row?.list === row?.list) return known;
  const { width, height } = image;
  const slot: ShownSlot = { status: 'done', seed: 0, ...(row && { row }), width, height, notes: [], image };
  slots.set(image, slot);
  return slot;
}
