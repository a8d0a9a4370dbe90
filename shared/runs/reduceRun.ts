import { addMoney } from '../graph/Money.ts';
import type { ExpectedImage, RunEvent } from './RunEvent.ts';
import type { ImageSlot, NodeRunState, RunState } from './RunState.ts';

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
      return withNode(state, event.node, (node) => expecting(node, event.images));
    case 'image-elsewhere':
      return withSlot(state, event.node, event.index, (slot) => ({ ...slot, isElsewhere: true }));
    case 'image-started':
      return withSlot(state, event.node, event.index, ({ isElsewhere: _is, ...slot }) => ({
        ...slot,
        status: 'running',
        startedAt: event.at,
      }));
    case 'image-saved':
      return withNode(
        withSlot(state, event.node, event.index, ({ isElsewhere: _elsewhere, isDamaged: _damaged, ...slot }) => ({
          ...slot,
          status: 'done',
          seed: event.seed,
          width: event.image.width,
          height: event.image.height,
          image: event.image,
          reused: event.reused,
          ...(event.note === undefined ? {} : { notes: [...slot.notes, event.note] }),
          // What was made before the run went on, and by no run that was heard of.
          ...(event.kept && slot.status !== 'done' ? { isKept: true } : {}),
          ...(event.cost ? { cost: event.cost } : {}),
          ...(event.saved ? { saved: event.saved } : {}),
        })),
        event.node,
        (node) => ({ ...node, done: countDone(node.slots) }),
      );
    case 'image-damaged':
      return withSlot(state, event.node, event.index, (slot) =>
        slot.image?.id === event.image.id ? { ...slot, isDamaged: true } : slot,
      );
    case 'image-failed':
      return withSlot(state, event.node, event.index, (slot) => ({
        ...slot,
        status: event.error.code === 'cancelled' ? 'cancelled' : 'failed',
        error: event.error,
        ...(event.cost ? { cost: event.cost } : {}),
      }));
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
      }));
    case 'node-cancelled':
      return withNode(state, event.node, (node) => ({ ...endSlots(node), status: 'cancelled' }));
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
    const { error: _error, ms: _took, message: _message, ...kept } = known;
    return [id, { ...kept, status: 'queued' }] as const;
  });
  const startedAt = state.startedAt === 0 ? event.at : state.startedAt;
  return { ...state, name: event.name, status: 'running', startedAt, nodes: new Map(nodes) };
}

/** A place that has the picture of the very seed keeps it; what earlier tries of the others cost is not forgotten. */
function expecting(node: NodeRunState, images: readonly ExpectedImage[]): NodeRunState {
  const slots = images.map(({ seed, width, height, notes }, at): ImageSlot => {
    const before = node.slots[at];
    if (before?.status === 'done' && before.seed === seed) return before;
    const costs = [before?.costBefore, before?.cost].filter((cost) => cost !== undefined);
    const costBefore = costs.length > 0 && { costBefore: addMoney(costs) };
    return { status: 'waiting', seed, width, height, notes, ...costBefore };
  });
  return { ...node, total: slots.length, done: countDone(slots), slots };
}

function countDone(slots: readonly ImageSlot[]): number {
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

function withSlot(state: RunState, id: string, index: number, change: (slot: ImageSlot) => ImageSlot): RunState {
  return withNode(state, id, (node) => ({
    ...node,
    slots: node.slots.map((slot, at) => (at === index ? change(slot) : slot)),
  }));
}
