import { AppError } from '../../errors/AppError.ts';

/** What cannot be done with a group, in words. */
export class GroupError extends AppError {
  readonly code = 'group-refused';
}
