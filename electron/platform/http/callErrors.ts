import { AppError } from '#shared/errors/AppError';
import { CancelledError } from '#shared/errors/inputErrors';
import { CallTimeoutError, NetworkError } from '#shared/errors/providerErrors';
import type { TimeLimit } from './TimeLimit.ts';

/** How far a call had come when it failed. */
export interface CallProgress {
  readonly host: string;
  readonly user: AbortSignal;
  readonly limit: Pick<TimeLimit, 'signal' | 'words'>;
  /** Whether a request that may cost something had left as a whole. */
  readonly sent: boolean;
}

/** For the hint of a failure after which nobody knows. */
export const BILLED = 'The request had been sent, so the provider may have billed it.';

/** The typed error for whatever ended a call. Only the host's name is quoted: never a path, query, header or body. */
export function callError(caught: unknown, state: CallProgress): AppError {
  const { host, user, limit, sent } = state;
  if (user.aborted) {
    return new CancelledError('The call was stopped.', { hint: sent ? BILLED : 'Nothing was sent.', cause: caught });
  }
  if (limit.signal.aborted) {
    return new CallTimeoutError(`${host} did not finish its answer: ${limit.words}.`, {
      hint: `${sent ? `${BILLED} ` : ''}Try again later, or ask for a smaller picture.`,
      cause: caught,
    });
  }
  const own = causes(caught).find((error) => error instanceof AppError);
  if (own) return own;
  return new NetworkError(`${host} ${reason(codeOf(caught), sent)}.`, {
    hint: networkHint(sent),
    cause: caught,
  });
}

/** An answer that stopped before its end. `sent`: as in `CallState`. */
export function cutOffError(host: string, sent: boolean): NetworkError {
  return new NetworkError(`The answer of ${host} was cut off.`, { hint: networkHint(sent) });
}

function networkHint(sent: boolean): string {
  return sent ? `${BILLED} Check its dashboard before you try again.` : 'Check the connection, then try again.';
}

function reason(code: string, sent: boolean): string {
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'could not be found: its name did not resolve';
  if (code === 'ECONNREFUSED') return 'refused the connection';
  if (code === 'UND_ERR_CONNECT_TIMEOUT' || code === 'ETIMEDOUT') return 'could not be reached in time';
  if (/CERT|TLS|SSL/.test(code)) return 'has a certificate that is not trusted';
  return sent ? 'broke the connection before its answer was complete' : 'could not be reached';
}

function codeOf(caught: unknown): string {
  const [code] = causes(caught).flatMap((error) =>
    'code' in error && typeof error.code === 'string' ? [error.code] : [],
  );
  return code ?? '';
}

/** `fetch` wraps the socket's error, sometimes twice. */
function causes(caught: unknown): readonly Error[] {
  const errors: Error[] = [];
  for (let error = caught; error instanceof Error; error = error.cause) errors.push(error);
  return errors;
}
