import type { ErrorReport } from '../errors/AppError.ts';
import type { NodeRunState, RunState, Slot } from './RunState.ts';

const CUT_OFF: ErrorReport = {
  code: 'may-be-billed',
  message: 'The call was cut off on its way and may have been billed.',
};

/** A run as the page can tell of it once the service that made it has ended: nothing of it is under way any more. */
export function interruptRun(run: RunState): RunState {
  const nodes = [...run.nodes].map(([id, node]) => [id, interruptNode(node)] as const);
  return { ...run, status: 'cancelled', nodes: new Map(nodes) };
}

function interruptNode(node: NodeRunState): NodeRunState {
  if (node.status !== 'queued' && node.status !== 'running') return node;
  return { ...node, status: 'cancelled', slots: node.slots.map(interruptSlot) };
}

function interruptSlot(slot: Slot): Slot {
  if (slot.status === 'running' && !slot.ifCutOff) return { ...slot, status: 'failed', error: CUT_OFF };
  return slot.status === 'running' || slot.status === 'waiting' ? { ...slot, status: 'cancelled' } : slot;
}
