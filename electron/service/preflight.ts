import type { ErrorReport } from '#shared/errors/AppError';
import { planRun } from '#shared/graph/planRun';
import { validateGraph } from '#shared/graph/validateGraph';
import { palette } from '#shared/nodes/index';
import { findProvider } from '#shared/providers/index';
import type { Workflow } from '#shared/workflow/Workflow';
import { previewPlan, type PreviewedCall } from '../engine/previewPlan.ts';

export interface Preflight {
  readonly calls: readonly PreviewedCall[];
  readonly problems: readonly ErrorReport[];
  /** ISO date of the oldest price the estimate rests on; `null` where nothing costs. */
  readonly priceDate: string | null;
}

/** What a run of this graph would send and cost, and what stands in its way. Nothing is sent. */
export async function preflight(workflow: Workflow, targets?: readonly string[]): Promise<Preflight> {
  const validation = validateGraph(workflow, palette, targets);
  if (!validation.ok) return { calls: [], problems: validation.problems, priceDate: null };
  const { calls, problems } = await previewPlan(planRun(validation.graph));
  const dates = calls.flatMap((call) => findProvider(call.provider)?.model(call.model).prices?.date ?? []);
  return { calls, problems, priceDate: dates.sort()[0] ?? null };
}
