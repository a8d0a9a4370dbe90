import { addMoney } from '../graph/Money.ts';
import type { RowMark } from '../graph/rows/Row.ts';
import { cutOff } from './cutOff.ts';
import type { ExpectedCall, RunEvent } from './RunEvent.ts';
import type { ImageSlot, NodeRunState, RunState, Slot } from './RunState.ts';

const QUEUED: NodeRunState = { status: 'queued', done: 0, total: 0, slots: [], outputs: {} };

/** A run nothing has been heard of yet. */
export function newRun(runId: string): RunState {
  return { runId, name: '', status: 'running', startedAt: 0, nextSeq: 0, nodes: new Map() };
}

/** The state after one event. Pure; an event heard twice changes nothing. */
export function reduceRun(state: RunState, event: RunEvent): RunState {
  if (event.runId !== state.runId || event.seq < state.nextSeq) return state;
  return { ...apply(state, event), nextSeq: event.seq + 1 };
}

function apply(state: RunState, event: RunEvent): RunState {
  switch (event.kind) {
    case 'run-started':
      return restarted(state, event);
    case 'node-started':
      return withNode(state, event.node, (node) => ({ ...node, status: 'running' }));
    case 'node-progress':
      return withNode(state, event.node, (node) => ({
        ...node,
        done: event.done,
        total: event.total,
        ...(event.message === undefined ? {} : { message: event.message }),
      }));
    case 'images-expected':
      return withNode(state, event.node, (node) =>
        expecting(
          node,
          event.images.map((call) => ({ ...waiting(call), width: call.width, height: call.height })),
        ),
      );
    case 'texts-expected':
      return withNode(state, event.node, (node) =>
        expecting(
          node,
          event.texts.map((call) => ({ ...waiting(call), kind: 'text' })),
        ),
      );
    case 'image-elsewhere':
    case 'text-elsewhere':
      return withSlot(state, event.node, event.index, (slot) => ({ ...slot, isElsewhere: true }));
    case 'image-started':
    case 'text-started':
      return withSlot(state, event.node, event.index, ({ isElsewhere: _is, ...slot }) => ({
        ...slot,
        status: 'running',
        startedAt: event.at,
      }));
    case 'text-grew':
      return withSlot(state, event.node, event.index, (slot) =>
        slot.kind ? { ...slot, text: (slot.text ?? '') + event.text } : slot,
      );
    case 'image-partial':
      return withSlot(state, event.node, event.index, (slot) =>
        !slot.kind && slot.status === 'running' ? { ...slot, partial: event.name } : slot,
      );
    case 'image-saved':
    case 'text-saved':
      return withNode(
        withSlot(state, event.node, event.index, (slot) => filled(slot, event)),
        event.node,
        (node) => ({ ...node, done: countDone(node.slots) }),
      );
    case 'image-damaged':
      return withSlot(state, event.node, event.index, (slot) =>
        !slot.kind && slot.image?.id === event.image.id ? { ...slot, isDamaged: true } : slot,
      );
    case 'image-failed':
    case 'text-failed':
      return withSlot(state, event.node, event.index, (slot) => failed(slot, event));
    case 'node-finished':
      return withNode(state, event.node, (node) => ({
        ...node,
        status: 'done',
        ms: event.ms,
        outputs: event.outputs,
      }));
    case 'node-failed':
      return withNode(state, event.node, (node) => ({
        ...endSlots(node),
        status: 'failed',
        error: event.error,
        ms: event.ms,
        ...(event.outputs && { outputs: event.outputs }),
      }));
    case 'node-cancelled':
      return withNode(state, event.node, (node) => ({ ...endSlots(node), status: 'cancelled' }));
    case 'node-waiting':
      return withNode(state, event.node, (node) => ({
        ...node,
        status: 'waiting',
        message: event.message,
        ...(event.on !== undefined && { waitsOn: event.on }),
      }));
    case 'run-stopping':
      return {
        ...state,
        status: 'stopping',
        nodes: new Map([...state.nodes].map(([id, node]) => [id, giveUpWaiting(node)])),
      };
    case 'run-finished':
      return { ...state, status: event.outcome, ms: event.ms };
  }
}

/** A run that goes on tells of its start again: what it gave so far stays in its places. */
function restarted({ ms: _ms, ...state }: RunState, event: Extract<RunEvent, { kind: 'run-started' }>): RunState {
  const nodes = event.nodes.map((id) => {
    const known = state.nodes.get(id);
    if (!known) return [id, QUEUED] as const;
    const { error: _error, ms: _took, message: _message, waitsOn: _on, ...kept } = known;
    return [id, { ...kept, status: 'queued' }] as const;
  });
  const startedAt = state.startedAt === 0 ? event.at : state.startedAt;
  return { ...state, name: event.name, status: 'running', startedAt, nodes: new Map(nodes) };
}

/** A place nothing was begun for yet; what becomes of it where nobody hears its end is known from the start. */
function waiting({ seed, row, notes, estimate, endpoint = 'ask' }: ExpectedCall) {
  const ifCutOff = cutOff({ endpoint, estimate });
  const end = ifCutOff !== 'unknown' && { ifCutOff };
  return { status: 'waiting' as const, seed, ...(row && { row }), notes, estimate, ...end };
}

/** Rows that failed before and come now move the places of those behind them. */
function isSameRow(one: RowMark | undefined, other: RowMark | undefined): boolean {
  return one?.list === other?.list && one?.index === other?.index;
}

/** A place that has what was made of the very seed, for the very row, keeps it; what earlier tries of the others cost is not forgotten. */
function expecting(node: NodeRunState, expected: readonly Slot[]): NodeRunState {
  const slots = expected.map((slot, at): Slot => {
    const before = node.slots[at];
    if (before?.status === 'done' && before.seed === slot.seed && isSameRow(before.row, slot.row)) return before;
    const costs = [before?.costBefore, before?.cost].filter((cost) => cost !== undefined);
    return { ...slot, ...(costs.length > 0 && { costBefore: addMoney(costs) }) };
  });
  return { ...node, total: slots.length, done: countDone(slots), slots };
}

/** A place that was asked for in vain; what had come of a text stays to be read. */
function failed(
  slot: Slot,
  { at, error, cost, text }: Extract<RunEvent, { kind: 'image-failed' | 'text-failed' }>,
): Slot {
  const end = {
    status: error.code === 'cancelled' ? ('cancelled' as const) : ('failed' as const),
    error,
    ...(error.retryAfterMs !== undefined && { retryAt: at + error.retryAfterMs }),
    ...(cost ? { cost } : {}),
  };
  return slot.kind ? { ...slot, ...end, ...(text === undefined ? {} : { text }) } : { ...withoutPartial(slot), ...end };
}

/** A place with what was made for it. */
function filled(
  { isElsewhere: _elsewhere, ...slot }: Slot,
  event: Extract<RunEvent, { kind: 'image-saved' | 'text-saved' }>,
): Slot {
  const common = {
    status: 'done' as const,
    seed: event.seed,
    reused: event.reused,
    ...(slot.status === 'running' && slot.startedAt !== undefined && { ms: event.at - slot.startedAt }),
    ...(event.note === undefined ? {} : { notes: [...slot.notes, event.note] }),
    // What was made before the run went on, and by no run that was heard of.
    ...(event.kept && slot.status !== 'done' ? { isKept: true as const } : {}),
    ...(event.cost ? { cost: event.cost } : {}),
    ...(event.saved ? { saved: event.saved } : {}),
  };
  if (slot.kind) return event.kind === 'text-saved' ? { ...slot, ...common, text: event.text } : slot;
  if (event.kind === 'text-saved') return slot;
  const { isDamaged: _damaged, ...place } = withoutPartial(slot);
  const { width, height } = event.image;
  return { ...place, ...common, width, height, image: event.image };
}

/** Half a picture is shown only while the rest may come. */
function withoutPartial({ partial: _partial, ...slot }: ImageSlot): ImageSlot {
  return slot;
}

function countDone(slots: readonly Slot[]): number {
  return slots.filter((slot) => slot.status === 'done').length;
}

/** No call is begun any more, so what waits for one will not be made. */
function giveUpWaiting(node: NodeRunState): NodeRunState {
  if (!node.slots.some((slot) => slot.status === 'waiting')) return node;
  return {
    ...node,
    slots: node.slots.map((slot) => (slot.status === 'waiting' ? { ...slot, status: 'cancelled' } : slot)),
  };
}

/** Places still empty when a node ends stay empty. */
function endSlots(node: NodeRunState): NodeRunState {
  return {
    ...node,
    slots: node.slots.map((slot) =>
      slot.status === 'waiting' || slot.status === 'running' ? { ...slot, status: 'cancelled' } : slot,
    ),
  };
}

function withNode(state: RunState, id: string, change: (node: NodeRunState) => NodeRunState): RunState {
  return { ...state, nodes: new Map(state.nodes).set(id, change(state.nodes.get(id) ?? QUEUED)) };
}

function withSlot(state: RunState, id: string, index: number, change: (slot: Slot) => Slot): RunState {
  return withNode(state, id, (node) => ({
    ...node,
    slots: node.slots.map((slot, at) => (at === index ? change(slot) : slot)),
  }));
}
