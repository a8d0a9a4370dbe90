import { AppError } from '#shared/errors/AppError';
import type { Edge } from '#shared/graph/Graph';
import { isToNewSocket, wireToNewSocket } from '#shared/workflow/groups/newSocket';
import type { PaletteOf } from '#shared/workflow/PaletteOf';
import type { ConnectResult } from './WorkflowState.ts';
import type { WorkflowStore } from './workflowStore.ts';

/** Draws a wire where one looks; one that leads to the “+” of a group's end makes a socket there, in the same step. */
export function connectWire(
  { workflow, paletteOf }: { readonly workflow: Pick<WorkflowStore, 'getState'>; readonly paletteOf: PaletteOf },
  edge: Edge,
  instead?: Edge,
): ConnectResult {
  const { whole, path, connect, changeWhole } = workflow.getState();
  if (!isToNewSocket(edge)) return connect(edge, instead);
  try {
    const made = wireToNewSocket(whole, path, paletteOf, edge, instead);
    if (made.ok) changeWhole(made.workflow);
    return made;
  } catch (caught) {
    if (!(caught instanceof AppError)) throw caught;
    return { ok: false, reason: caught.message };
  }
}
