/**
 * What became of a call: `pending` is planned and not sent, `running` under way, `submitted` at work at the provider, to be collected there,
 * `unknown` cut off, so that it may have been billed and nobody knows.
 */
export const CALL_STATES = ['pending', 'running', 'submitted', 'done', 'failed', 'cancelled', 'unknown'] as const;
export type CallState = (typeof CALL_STATES)[number];
