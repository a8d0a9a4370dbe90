import type { AppError } from '../../errors/AppError.ts';
import { failureError, kindOfStatus, type FailingProvider, type Failure } from '../failureError.ts';
import { pageHint } from '../gatewayPage.ts';
import { isSuccess } from '../isSuccess.ts';
import { COMMON_WORDS, findKnownWords, hintOf } from '../knownWords.ts';
import type { HttpReply } from '../HttpReply.ts';
import { durationMs, retryAfterHeader, waitInWords } from '../retryAfter.ts';
import { hear, namesIn, statedError } from '../serverWords.ts';
import { googleModels } from './googleModels.ts';
import { parseGoogleReply, type GoogleError, type GoogleReply } from './googleSchema.ts';
import { GOOGLE_WORDS } from './googleWords.ts';

const ROWS = [...GOOGLE_WORDS, ...COMMON_WORDS];

const GOOGLE: FailingProvider = {
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
  if (!parsed?.error && isSuccess(reply) && statedError(reply.body) === undefined) return undefined;
  return failureError(GOOGLE, googleModels.model(model), describe(reply));
}

/** ms until Google would take the call, where an error body says so. */
export function googleRetryDelay(error: Partial<GoogleError> | undefined): number | undefined {
  const delays = (error?.details ?? []).map((detail) => durationMs(detail.retryDelay));
  return delays.find((delay) => delay !== undefined);
}

/** What Google's error details name: why a key is refused, and which quota is used up. */
export function googleReasons(error: Partial<GoogleError> | undefined): string {
  return (error?.details ?? [])
    .flatMap(({ reason, violations }) => [
      reason ?? '',
      ...violations.map(({ quotaId = '', quotaValue = '' }) => `${quotaId} limit: ${quotaValue}`),
    ])
    .join(' ');
}

function describe(reply: HttpReply): Failure {
  const { words, layers } = hear(statedError(reply.body) ?? reply.body);
  const error = innermostGoogle(layers);
  const code = [error.code, STATUS_NAMES.get(error.status ?? '')].find((one) => one !== undefined && one >= 400);
  const status = code ?? reply.status;
  const page = pageHint(reply);
  if (page !== undefined) return { kind: 'page', status: reply.status, words, hint: page };
  const known = findKnownWords(ROWS, [words, namesIn(layers), googleReasons(error)].join(' '), status);
  return {
    kind: known?.kind ?? kindOfStatus(status),
    status,
    words,
    hint: hintOf(known, GOOGLE),
    retryAfterMs: googleRetryDelay(error) ?? retryAfterHeader(reply) ?? waitInWords(words),
  };
}

/** Relays wrap Google's error into one of their own, several times over: the innermost says what happened. */
export function innermostGoogle(layers: readonly object[]): Partial<GoogleError> {
  const errors = layers.flatMap((error) => parseGoogleReply({ error })?.error ?? []);
  return {
    code: errors.findLast(({ code }) => code !== undefined)?.code,
    status: errors.findLast(({ status }) => status !== undefined)?.status,
    details: errors.flatMap(({ details }) => details),
  };
}
