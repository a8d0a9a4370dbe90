import type { LedgerCall, RunSummary } from '#shared/api/contract';
import { NO_COST } from '#shared/graph/Money';

/** A run that is done, as lists show it. */
export function aRun(over: Partial<RunSummary> = {}): RunSummary {
  return {
    runId: '11111111-1111-4111-8111-111111111111',
    graph: 'Foxes',
    prompt: 'a fox',
    status: 'completed',
    queuedAt: 1000,
    startedAt: 1000,
    finishedAt: 2000,
    expected: 4,
    done: 4,
    reused: 0,
    failed: 0,
    unknown: 0,
    cost: NO_COST,
    saved: NO_COST,
    images: [],
    ...over,
  };
}

/** A call that was planned and not sent. */
export function aCall(over: Partial<LedgerCall> = {}): LedgerCall {
  return {
    callId: `${over.node ?? 'draw'} ${String(over.index ?? 0)} ${over.state ?? 'pending'}`,
    node: 'draw',
    index: 0,
    seed: 7,
    state: 'pending',
    provider: 'sample',
    model: 'sample',
    prompt: 'a fox',
    instructions: '',
    settings: [],
    references: [],
    notes: [],
    estimate: NO_COST,
    text: '',
    sentAt: null,
    finishedAt: null,
    images: [],
    ...over,
  };
}
