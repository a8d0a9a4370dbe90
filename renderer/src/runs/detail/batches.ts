import type { LedgerCall } from '#shared/api/contract';
import { cutOff } from '#shared/runs/cutOff';
import { speakingCall } from '#shared/runs/placeOf';
import type { Slot } from '#shared/runs/RunState';
import type { CallPlace } from '#shared/runs/RunSettings';

/** The places of one node of a run, in their order, each as the newest call of it left it. */
export interface CallBatch {
  readonly node: string;
  readonly places: readonly Place[];
}

export interface Place extends CallPlace {
  readonly call: LedgerCall;
  readonly slot: Slot;
}

/** The batches of a run, in the order their first calls were planned. `isCutOff`: nothing of it is under way, whatever its calls say. */
export function batchesOf(calls: readonly LedgerCall[], isCutOff = false): readonly CallBatch[] {
  const nodes = new Map<string, Map<number, LedgerCall>>();
  for (const call of isCutOff ? calls.map(atAnEnd) : calls) {
    const places = nodes.get(call.node) ?? new Map<number, LedgerCall>();
    nodes.set(call.node, places.set(call.index, newer(places.get(call.index), call)));
  }
  return [...nodes].map(([node, byIndex]) => {
    const shape = usualShape([...byIndex.values()]);
    const places = [...byIndex.values()]
      .sort((one, other) => one.index - other.index)
      .map((call) => ({ node, index: call.index, call, slot: slotOf(call, shape) }));
    return { node, places };
  });
}

function atAnEnd(call: LedgerCall): LedgerCall {
  if (call.state === 'pending') return { ...call, state: 'cancelled' };
  const { estimate, endpoint = 'ask' } = call;
  return call.state === 'running' ? { ...call, state: cutOff({ endpoint, estimate }) } : call;
}

/** Places that failed, which can be asked for again. */
export function failedPlaces(batches: readonly CallBatch[]): readonly Place[] {
  return batches.flatMap(({ places }) => places.filter(({ call }) => call.state === 'failed'));
}

/** Places whose last call was cut off and may have been billed. */
export function unknownPlaces(batches: readonly CallBatch[]): readonly Place[] {
  return batches.flatMap(({ places }) => places.filter(({ call }) => call.state === 'unknown'));
}

/** One that is still to be sent shows that its place is asked for again, unless that has its picture. */
function newer(before: LedgerCall | undefined, call: LedgerCall): LedgerCall {
  if (!before || (call.state === 'pending' && before.state !== 'done')) return call;
  return speakingCall(before, call);
}

/** Where no picture came, its place has the shape of its neighbours. */
function usualShape(calls: readonly LedgerCall[]): { readonly width: number; readonly height: number } {
  return calls.find(({ images }) => images.length > 0)?.images[0] ?? { width: 1, height: 1 };
}

function slotOf(call: LedgerCall, shape: { readonly width: number; readonly height: number }): Slot {
  const [image] = call.images;
  const { width, height } = image ?? shape;
  const { seed, notes } = call;
  const row = call.row && { row: call.row };
  const state = stateOf(call);
  if (call.kind === 'text') {
    return { kind: 'text', seed, ...row, notes, ...state, ...(call.state === 'done' && { text: call.text }) };
  }
  return { seed, ...row, width, height, notes, ...state, ...(call.state === 'done' && image && { image }) };
}

type SlotState = Pick<Slot, 'status' | 'reused' | 'saved' | 'cost' | 'error' | 'startedAt'>;

function stateOf(call: LedgerCall): SlotState {
  switch (call.state) {
    case 'done':
      return {
        status: 'done',
        ...(call.reused && { reused: true, saved: call.reused.saved }),
        ...(call.cost && { cost: call.cost }),
      };
    case 'failed':
      return { status: 'failed', ...(call.error && { error: call.error }) };
    case 'unknown':
      return {
        status: 'failed',
        error: { message: 'Cut off on its way: it may have been billed.', ...call.error, code: 'may-be-billed' },
      };
    case 'cancelled':
      return { status: 'cancelled' };
    case 'running':
      return { status: 'running', ...(call.sentAt !== null && { startedAt: call.sentAt }) };
    case 'submitted':
    case 'pending':
      return { status: 'waiting' };
  }
}
