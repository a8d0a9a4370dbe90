import type { CallPlace } from './RunSettings.ts';
import type { NodeRunState, RunState, Slot } from './RunState.ts';

/** What a run lacks in some of its nodes, by why it does. */
export interface MissingPlaces {
  /** Asked for, and failed. */
  readonly failed: readonly CallPlace[];
  /** Cut off on its way, by a crash or by the user: it may have been billed, and only the user says whether to ask again. */
  readonly unknown: readonly CallPlace[];
  /** Never asked for, because the run was stopped before. */
  readonly unmade: readonly CallPlace[];
}

/** Why a place is empty, once its run is over. */
export function whyMissing({ status, error, image }: Slot): keyof MissingPlaces | null {
  if (image !== undefined || (status !== 'failed' && status !== 'cancelled')) return null;
  if (error?.code === 'may-be-billed') return 'unknown';
  return status === 'cancelled' || error?.code === 'not-asked' ? 'unmade' : 'failed';
}

/** Of all nodes of a run. */
export function missingPlaces({ nodes }: RunState): MissingPlaces {
  const each = [...nodes].map(([id, node]) => missingOfNode(id, node));
  return {
    failed: each.flatMap(({ failed }) => failed),
    unknown: each.flatMap(({ unknown }) => unknown),
    unmade: each.flatMap(({ unmade }) => unmade),
  };
}

export function missingOfNode(id: string, { slots }: NodeRunState): MissingPlaces {
  const missing: Record<keyof MissingPlaces, CallPlace[]> = { failed: [], unknown: [], unmade: [] };
  slots.forEach((slot, index) => {
    const why = whyMissing(slot);
    if (why) missing[why].push({ node: id, index });
  });
  return missing;
}

/** Whether retrying would mend something of a run: a call, or a node that failed by itself. */
export function hasFailed(run: RunState): boolean {
  return [...run.nodes.values()].some(hasNodeFailed);
}

export function hasNodeFailed({ status, slots }: NodeRunState): boolean {
  return status === 'failed' || slots.some((slot) => whyMissing(slot) === 'failed');
}

export function isOver({ status }: RunState): boolean {
  return status === 'completed' || status === 'failed' || status === 'cancelled';
}
