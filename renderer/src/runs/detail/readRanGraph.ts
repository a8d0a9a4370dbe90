import { AppError } from '#shared/errors/AppError';
import { readWorkflow } from '#shared/workflow/readWorkflow';
import type { Workflow } from '#shared/workflow/Workflow';

/** The graph of a run; `null` where this program cannot read it any more. */
export function readRanGraph(workflow: unknown): Workflow | null {
  try {
    return readWorkflow(workflow);
  } catch (caught) {
    if (caught instanceof AppError) return null;
    throw caught;
  }
}
