import type { ErrorReport } from '#shared/errors/AppError';
import type { ImageSlot, NodeRunState, RunState } from '#shared/runs/RunState';

const CUT_OFF: ErrorReport = {
  code: 'may-be-billed',
  message: 'The call was cut off on its way and may have been billed.',
};

/** A run as the page can tell of it once the service that made it has ended: nothing of it is under way any more. */
export function interruptRun(run: RunState): RunState {
  const nodes = new Map([...run.nodes].map(([id, node]) => [id, interruptNode(node)]));
  return { ...run, status: 'cancelled', nodes };
}

function interruptNode(node: NodeRunState): NodeRunState {
  if (node.status !== 'queued' && node.status !== 'running') return node;
  return { ...node, status: 'cancelled', slots: node.slots.map(interruptSlot) };
}

function interruptSlot(slot: ImageSlot): ImageSlot {
  if (slot.status === 'running') return { ...slot, status: 'failed', error: CUT_OFF };
  return slot.status === 'waiting' ? { ...slot, status: 'cancelled' } : slot;
}
