import { AppError } from '#shared/errors/AppError';

/** What the process says to the shell. */
export const EXIT = { done: 0, failed: 1, badInput: 2, cancelled: 130 } as const;

/** Codes of failures that lie in what was handed in, not in the run. */
const INPUT_FAULTS = new Set(['bad-input', 'workflow-file', 'graph-problems', 'secret-found', 'not-found']);

export function exitCodeOf(caught: unknown): number {
  return caught instanceof AppError && INPUT_FAULTS.has(caught.code) ? EXIT.badInput : EXIT.failed;
}
