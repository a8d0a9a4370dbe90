import { AppError } from '#shared/errors/AppError';

/** What the process says to the shell. */
export const EXIT = { done: 0, failed: 1, badInput: 2, cancelled: 130 } as const;

/** Codes of failures that lie in what was handed in, not in the run. */
const INPUT_FAULTS = new Set([
  'bad-input',
  'workflow-file',
  'graph-problems',
  'secret-found',
  'not-found',
  'file-conflict',
]);

export function exitCodeOf(caught: unknown): number {
  if (!(caught instanceof AppError)) return EXIT.failed;
  if (caught.code === 'cancelled') return EXIT.cancelled;
  return INPUT_FAULTS.has(caught.code) ? EXIT.badInput : EXIT.failed;
}
