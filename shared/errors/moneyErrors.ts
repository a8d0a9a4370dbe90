/** Calls that were not made because of what they could cost. */
import { AppError } from './AppError.ts';

/** The call could take the run, or the day, over the most the user wants to spend. Nothing was sent. */
export class CapReachedError extends AppError {
  readonly code = 'cap-reached';
}

/** An earlier try of the call was cut off by a crash and may have been billed: it is repeated only when the user says so. Nothing was sent. */
export class MayBeBilledError extends AppError {
  readonly code = 'may-be-billed';
}
