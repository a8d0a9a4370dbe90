import { AppError } from '#shared/errors/AppError';
import { StorageError } from '#shared/errors/inputErrors';

/** What the system threw while `what` was done, in words. Our own errors and bugs stay as they are. */
export function fileError(what: string, caught: unknown): unknown {
  if (caught instanceof AppError || errorCode(caught) === undefined) return caught;
  const [reason, hint] = REASONS[errorCode(caught) ?? ''] ?? [
    'The disk refused.',
    'See whether the disk is there and has room.',
  ];
  return new StorageError(`${what} failed. ${reason}`, { hint, cause: caught });
}

/** The system's code of an error, such as `ENOENT`. */
export function errorCode(caught: unknown): string | undefined {
  return caught instanceof Error && 'code' in caught && typeof caught.code === 'string' ? caught.code : undefined;
}

const NOT_ALLOWED = [
  'It is not allowed there.',
  'See whether you may write to this folder, or choose another.',
] as const;
const REASONS: Readonly<Record<string, readonly [string, string]>> = {
  ENOSPC: ['The disk is full.', 'Make room, then try again.'],
  EDQUOT: ['Your share of the disk is full.', 'Make room, then try again.'],
  EACCES: NOT_ALLOWED,
  EPERM: NOT_ALLOWED,
  EROFS: NOT_ALLOWED,
  ENAMETOOLONG: ['The name is too long.', 'Choose a shorter one.'],
  ENOTDIR: ['A part of the path is no folder.', 'Choose another folder.'],
  EEXIST: ['Something of that name is in the way.', 'Choose another name.'],
};
