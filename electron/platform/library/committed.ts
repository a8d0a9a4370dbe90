/** States of calls that nobody knows the cost of yet, as SQL. */
const OPEN = "calls.state IN ('running', 'submitted', 'unknown')";

/**
 * What a row of `calls` commits, as SQL: what the call cost, in micro-dollars; its estimate while nobody knows; else nothing.
 * Of a reused result that is 0.
 */
export const COMMITTED = `CASE WHEN ${OPEN} THEN coalesce(calls.cost, calls.estimate) ELSE coalesce(calls.cost, 0) END`;

/** Whether that is an estimate, as SQL: 0 or 1. */
export const IS_ESTIMATE = `(CASE WHEN calls.cost IS NOT NULL THEN calls.cost_kind = 'estimate' ELSE ${OPEN} END)`;

/**
 * Whether it was sent and its price is not known, as SQL: 0 or 1. It commits nothing then, by an estimate of nothing: neither told its provider
 * what it cost, nor is there a list price of its model.
 */
export const IS_UNPRICED = `(calls.sent_at IS NOT NULL AND ${IS_ESTIMATE} AND ${COMMITTED} = 0)`;
