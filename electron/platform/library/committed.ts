/** States of calls that nobody knows the cost of yet, as SQL. */
const OPEN = "calls.state IN ('running', 'submitted', 'unknown')";

/**
 * What a row of `calls` commits, as SQL: what the call cost, in micro-dollars; its estimate while nobody knows; else nothing.
 * Of a reused result that is 0.
 */
export const COMMITTED = `CASE WHEN ${OPEN} THEN coalesce(calls.cost, calls.estimate) ELSE coalesce(calls.cost, 0) END`;

/** Whether that is an estimate, as SQL: 0 or 1. */
export const IS_ESTIMATE = `(CASE WHEN calls.cost IS NOT NULL THEN calls.cost_kind = 'estimate' ELSE ${OPEN} END)`;
