import { AppError } from '#shared/errors/AppError';

/** The code of the error that is thrown, or `ok`. Anything but an AppError is a bug. */
export function codeOf(act: () => unknown): string {
  try {
    act();
    return 'ok';
  } catch (caught) {
    if (caught instanceof AppError) return caught.code;
    throw caught;
  }
}
