/**
 * What a row of `calls` commits, as SQL: what the call cost, in micro-dollars; its estimate while nobody knows; else nothing.
 * Of a reused result that is 0.
 */
export const COMMITTED = `CASE WHEN calls.state IN ('running', 'unknown') THEN coalesce(calls.cost, calls.estimate) ELSE coalesce(calls.cost, 0) END`;

/** Whether that is an estimate, as SQL: 0 or 1. */
export const IS_ESTIMATE = `(CASE WHEN calls.cost IS NOT NULL THEN calls.cost_kind = 'estimate' ELSE calls.state IN ('running', 'unknown') END)`;
