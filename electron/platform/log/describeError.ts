import { AppError } from '#shared/errors/AppError';

const MAX_CAUSES = 4;

/**
 * What the log tells of a failure: of a bug its words and where it happened, of an expected failure its code and what lies behind it. The
 * words of an expected failure are for the person; they may be the provider's and repeat a prompt.
 */
export function describeError(error: unknown): string {
  if (typeof error === 'string') return `Thrown: ${error}`;
  if (!(error instanceof Error))
    return `Thrown: ${error === undefined ? 'nothing' : `a value of type ${typeof error}`}`;
  if (error instanceof AppError) return [`${error.name} ${error.code}`, ...causesOf(error).map(nameOf)].join(' < ');
  return [error, ...causesOf(error)].map((one) => [wordsOf(one), ...framesOf(one)].join('\n')).join('\ncaused by ');
}

function causesOf(error: Error): readonly Error[] {
  const causes: Error[] = [];
  for (let { cause } = error; cause instanceof Error && causes.length < MAX_CAUSES; { cause } = cause)
    causes.push(cause);
  return causes;
}

function wordsOf(error: Error): string {
  if (error instanceof AppError) return nameOf(error);
  // JSON's quotes what it could not read, and that may be a prompt.
  return error instanceof SyntaxError ? `${error.name} (its words are left out)` : `${nameOf(error)}: ${error.message}`;
}

/** With the system's code, such as ENOSPC or SQLITE_FULL, where there is one. */
function nameOf(error: Error): string {
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : '';
  return error.name + code;
}

function framesOf(error: Error): readonly string[] {
  return (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
}
