import type { ErrorReport } from '../errors/AppError.ts';
import type { NodeRunState, RunState, Slot } from './RunState.ts';

const CUT_OFF: ErrorReport = {
  code: 'may-be-billed',
  message: 'The call was cut off on its way and may have been billed.',
};

/**
 * A run as the page can tell of it once the service that made it has ended: nothing of it is under way any more. A call that
 * is free is simply not made.
 */
export function interruptRun(run: RunState, isFree: (node: string) => boolean): RunState {
  const nodes = [...run.nodes].map(([id, node]) => {
    return [id, interruptNode(node, isFree(id))] as const;
  });
  return { ...run, status: 'cancelled', nodes: new Map(nodes) };
}

function interruptNode(node: NodeRunState, isFree: boolean): NodeRunState {
  if (node.status !== 'queued' && node.status !== 'running') return node;
  return { ...node, status: 'cancelled', slots: node.slots.map((slot) => interruptSlot(slot, isFree)) };
}

function interruptSlot(slot: Slot, isFree: boolean): Slot {
  if (slot.status === 'running' && !isFree) return { ...slot, status: 'failed', error: CUT_OFF };
  return slot.status === 'running' || slot.status === 'waiting' ? { ...slot, status: 'cancelled' } : slot;
}
