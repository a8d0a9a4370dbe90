import { outputsOf } from '#shared/graph/NodeOutputs';
import type { NodeRunState, TextSlot } from '#shared/runs/RunState';
import type { NodeHistory } from './nodeHistories.ts';
import type { RunStoreState } from './RunStoreState.ts';

/** The place of a text as a node shows it. */
export interface ShownText {
  /** What has come of it so far; of an earlier run, where the newest has nothing yet; empty: nothing. */
  readonly text: string;
  readonly isEarlier: boolean;
  /** Absent: it was made by no call, or only passed on. */
  readonly slot?: TextSlot;
  /** Where its call belongs, so that it can be asked for again. */
  readonly place?: { readonly runId: string; readonly node: string; readonly index: number };
}

/**
 * The texts of a node's newest run: one a call while they come, else what came out of it. What an earlier run gave stays until the newest has
 * something in its place. Gives the same array until the run tells something of this node.
 */
export function shownTexts({ runs, histories }: Pick<RunStoreState, 'runs' | 'histories'>, id: string): Shown {
  const history = histories.get(id);
  const node = history && runs.get(history.runId)?.nodes.get(id);
  if (!history || !node) return NONE;
  const known = lastShown.get(history);
  if (known?.node === node) return known.texts;
  const texts = textsOf(id, history, node);
  lastShown.set(history, { node, texts });
  return texts;
}

function textsOf(id: string, { runId, before }: NodeHistory, node: NodeRunState): Shown {
  const earlier = () => before.map(given).findLast((texts) => texts.length > 0) ?? [];
  if (node.slots.some(({ kind }) => kind)) {
    const old = node.slots.every(({ status }) => status === 'done') ? [] : earlier();
    return node.slots.flatMap((slot, index) =>
      slot.kind ? [placed(slot, { runId, node: id, index }, old[index] ?? '')] : [],
    );
  }
  if (node.status === 'done') return given(node).map((text) => ({ text, isEarlier: false }));
  return earlier().map((text) => ({ text, isEarlier: true }));
}

/** What a run gave: by its places where its calls wrote, else what came out. */
function given({ slots, outputs }: NodeRunState): readonly string[] {
  const written = slots.flatMap((slot) => (slot.kind ? [slot.status === 'done' ? (slot.text ?? '') : ''] : []));
  if (written.some((text) => text !== '')) return written;
  return Object.values(outputsOf(outputs, 'text')).flat();
}

type Shown = readonly ShownText[];

const NONE: Shown = [];
/** What was shown last of a history, and for what its newest run told then. */
const lastShown = new WeakMap<NodeHistory, { readonly node: NodeRunState; readonly texts: Shown }>();
const placedSlots = new WeakMap<TextSlot, ShownText>();

function placed(slot: TextSlot, place: NonNullable<ShownText['place']>, old: string): ShownText {
  const own = slot.text ?? '';
  const shown = { text: own === '' ? old : own, isEarlier: own === '' && old !== '' };
  const known = placedSlots.get(slot);
  if (known?.text === shown.text && known.place?.runId === place.runId) return known;
  const made = { ...shown, slot, place };
  placedSlots.set(slot, made);
  return made;
}
