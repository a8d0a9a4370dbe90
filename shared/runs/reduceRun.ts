import type { RunEvent } from './RunEvent.ts';
import type { ImageSlot, NodeRunState, RunState } from './RunState.ts';

const QUEUED: NodeRunState = { status: 'queued', done: 0, total: 0, slots: [], texts: {}, images: {} };

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
      return { ...state, name: event.name, startedAt: event.at, nodes: new Map(event.nodes.map((id) => [id, QUEUED])) };
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
      return withNode(state, event.node, (node) => ({
        ...node,
        total: event.images.length,
        slots: event.images.map(({ seed, width, height, notes }) => ({
          status: 'waiting',
          seed,
          width,
          height,
          notes,
        })),
      }));
    case 'image-started':
      return withSlot(state, event.node, event.index, (slot) => ({ ...slot, status: 'running', startedAt: event.at }));
    case 'image-saved':
      return withNode(
        withSlot(state, event.node, event.index, (slot) => ({
          ...slot,
          status: 'done',
          seed: event.seed,
          width: event.image.width,
          height: event.image.height,
          image: event.image,
          reused: event.reused,
          ...(event.cost ? { cost: event.cost } : {}),
        })),
        event.node,
        (node) => ({ ...node, done: node.slots.filter((slot) => slot.status === 'done').length }),
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
        texts: event.texts,
        images: event.images,
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
