import type { AppError } from '../../errors/AppError.ts';
import { failureError, kindOfStatus, type Failure, type FailureKind } from '../failureError.ts';
import { isSuccess } from '../isSuccess.ts';
import type { HttpReply } from '../ProviderAdapter.ts';
import { durationMs, retryAfterHeader } from '../retryAfter.ts';
import { googleModels } from './googleModels.ts';
import type { GoogleError, GoogleReply } from './googleSchema.ts';

const GOOGLE = {
  title: 'Google AI',
  keysUrl: 'https://aistudio.google.com/apikey',
  billingHint: 'Enable billing for the key’s project at https://aistudio.google.com/apikey: no picture model is free.',
};

/** Google's names, for replies that leave the number out. @see https://cloud.google.com/apis/design/errors#error_codes */
const STATUS_NAMES = new Map([
  ['INVALID_ARGUMENT', 400],
  ['FAILED_PRECONDITION', 400],
  ['UNAUTHENTICATED', 401],
  ['PERMISSION_DENIED', 403],
  ['NOT_FOUND', 404],
  ['RESOURCE_EXHAUSTED', 429],
  ['INTERNAL', 500],
  ['UNAVAILABLE', 503],
  ['DEADLINE_EXCEEDED', 504],
]);

/** The error a reply is, whatever its HTTP status; nothing where it is none. */
export function googleError(reply: HttpReply, parsed: GoogleReply | undefined, model: string): AppError | undefined {
  const error = parsed?.error;
  if (!error && isSuccess(reply)) return undefined;
  const failure = describe(reply, error ?? { message: typeof reply.body === 'string' ? reply.body : '' });
  return failureError(GOOGLE, googleModels.model(model), failure);
}

/** ms until Google would take the call, where an error body says so. */
export function googleRetryDelay(error: Partial<GoogleError> | undefined): number | undefined {
  const delays = detailsOf(error).map((detail) => durationMs(detail.retryDelay));
  return delays.find((delay) => delay !== undefined);
}

function describe(reply: HttpReply, error: Partial<GoogleError>): Failure {
  const named = STATUS_NAMES.get(error.status ?? '');
  const status = reply.status >= 400 ? reply.status : (error.code ?? named ?? reply.status);
  const words = error.message ?? '';
  const kind = kindOf(status, error, words);
  return {
    kind,
    status,
    words,
    retryAfterMs: googleRetryDelay(error) ?? retryAfterHeader(reply),
    ...(kind === 'rate' &&
      isDailyQuota(error) && { hint: 'The quota of the day is used up. It starts anew at midnight Pacific time.' }),
    ...(/location is not supported/i.test(words) && { hint: 'Google does not offer this API from where you are.' }),
  };
}

function kindOf(status: number, error: Partial<GoogleError>, words: string): FailureKind {
  // A bad key is a 400 here, and looks like a bad field but for its reason.
  const isBadKey = detailsOf(error).some((detail) => detail.reason?.startsWith('API_KEY_'));
  if (isBadKey || (status === 400 && /\bAPI key (?:not valid|not found|expired)/i.test(words))) return 'key';
  if (status === 429 && isZeroQuota(error, words)) return 'billing';
  if (status === 400 && /\b(?:enable|requires?) billing\b/i.test(words)) return 'billing';
  return kindOfStatus(status);
}

function isZeroQuota(error: Partial<GoogleError>, words: string): boolean {
  return violationsOf(error).some(({ quotaValue }) => quotaValue === '0') || /\blimit: 0\b(?!\.\d)/.test(words);
}

function isDailyQuota(error: Partial<GoogleError>): boolean {
  return violationsOf(error).some(({ quotaId }) => quotaId?.includes('PerDay'));
}

function violationsOf(error: Partial<GoogleError>) {
  return detailsOf(error).flatMap((detail) => detail.violations);
}

function detailsOf(error: Partial<GoogleError> | undefined) {
  return error?.details ?? [];
}
