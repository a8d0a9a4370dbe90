/**
 * What became of a call: `pending` is planned and not sent, `running` under way, `unknown` cut off, so that it may have been billed and nobody
 * knows.
 */
export const CALL_STATES = ['pending', 'running', 'done', 'failed', 'cancelled', 'unknown'] as const;
export type CallState = (typeof CALL_STATES)[number];
