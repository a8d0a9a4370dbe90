import type { AppError } from '../../errors/AppError.ts';
import { failureError, kindOfStatus, type FailingProvider, type Failure, type FailureKind } from '../failureError.ts';
import { pageHint } from '../gatewayPage.ts';
import { googleReasons, googleRetryDelay, innermostGoogle } from '../google/googleError.ts';
import { isSuccess } from '../isSuccess.ts';
import { COMMON_WORDS, findKnownWords, hintOf } from '../knownWords.ts';
import type { HttpReply } from '../HttpReply.ts';
import { quotable } from '../quote.ts';
import { retryAfterHeader, waitInWords, waitOf } from '../retryAfter.ts';
import { hear, namesIn, statedError } from '../serverWords.ts';
import { openRouterModels } from './openRouterModels.ts';
import { parseOpenRouterReply, type OpenRouterError, type OpenRouterReply } from './openRouterSchema.ts';
import { OPENROUTER_WORDS } from './openRouterWords.ts';

const ROWS = [...OPENROUTER_WORDS, ...COMMON_WORDS];

const OPENROUTER: FailingProvider = {
  title: 'OpenRouter',
  keysUrl: 'https://openrouter.ai/settings/keys',
  billingHint: 'Add credit at https://openrouter.ai/settings/credits, or raise the limit of the key.',
};

/** @see https://openrouter.ai/docs/api-reference/errors */
const KINDS = new Map<string | undefined, FailureKind>([
  // error.error_type
  ['authentication', 'key'],
  ['permission_denied', 'key'],
  ['payment_required', 'billing'],
  ['not_found', 'model'],
  ['rate_limit_exceeded', 'rate'],
  ['content_policy_violation', 'blocked'],
  ['refusal', 'blocked'],
  ['payload_too_large', 'request'],
  ['unprocessable', 'request'],
  ['invalid_request', 'request'],
  ['invalid_prompt', 'request'],
  ['invalid_image', 'request'],
  ['image_too_large', 'request'],
  ['image_too_small', 'request'],
  ['unsupported_image_format', 'request'],
  ['image_not_found', 'request'],
  ['image_download_failed', 'request'],
  ['server', 'unavailable'],
  // In the midst of a stream.
  ['server_error', 'unavailable'],
  ['provider_unavailable', 'unavailable'],
  ['provider_overloaded', 'unavailable'],
  ['timeout', 'unavailable'],
  // error.availability.code
  ['model_not_found', 'model'],
  ['model_deprecated', 'model'],
  ['model_unavailable_upstream', 'model'],
  ['no_endpoints', 'model'],
  ['free_variant_ended', 'model'],
  ['wrong_endpoint', 'request'],
  ['constraint_filtered', 'request'],
  ['privacy_restricted', 'request'],
  ['region_restricted', 'request'],
  ['capacity_exhausted', 'rate'],
  ['temporarily_unavailable', 'unavailable'],
]);

/** The error a reply is, whatever its HTTP status: one may come with status 200, at the top or in the answer. Nothing where it is none. */
export function openRouterError(
  reply: HttpReply,
  parsed: OpenRouterReply | undefined,
  modelId: string,
): AppError | undefined {
  const inChoice = parsed?.choices?.some((choice) => choice.error) ?? false;
  if (!parsed?.error && !inChoice && isSuccess(reply) && statedError(reply.body) === undefined) return undefined;
  return failureError(OPENROUTER, openRouterModels.model(modelId), describe(reply));
}

function describe(reply: HttpReply): Failure {
  const { words: message, layers } = hear(errorIn(reply.body));
  const page = pageHint(reply);
  if (page !== undefined) return { kind: 'page', status: reply.status, words: message, hint: page };
  const error = outermost(layers);
  const status = error.code ?? error.httpStatus ?? reply.status;
  const upstream = hear(error.metadata?.raw);
  const google = innermostGoogle(upstream.layers);
  const words = wordsOf(message, error, upstream.words);
  const { metadata, availability, errorType } = error;
  const names = [
    availability?.code,
    metadata?.errorType ?? errorType,
    metadata?.providerCode,
    ...namesIn([...layers, ...upstream.layers]).split(' '),
    googleReasons(google),
  ];
  const known = findKnownWords(ROWS, [words, ...names].join(' '), status);
  const kind = known?.kind ?? kindOf(status, error, names);
  return {
    kind,
    status,
    words,
    hint: hintOf(known, OPENROUTER) ?? (kind === 'key' && status === 403 ? FORBIDDEN_HINT : fallbackHint(error)),
    retryAfterMs:
      waitOf(error.availability?.retryAfter) ??
      retryAfterHeader(reply) ??
      googleRetryDelay(google) ??
      waitInWords(words),
  };
}

const FORBIDDEN_HINT = 'Check what the key may be used for, and its limits, at https://openrouter.ai/settings/keys.';

/** The part of a body that is the error: at its top, in a choice, or all of it. */
function errorIn(body: unknown): unknown {
  const stated = objectOf(statedError(body));
  if (stated) return stated['error'] ?? stated;
  const choices = (Array.isArray(body) ? body : [body]).flatMap((part: unknown) => objectOf(part)?.['choices'] ?? []);
  const errors = choices.flatMap((choice) => objectOf(choice)?.['error'] ?? []);
  return errors.length > 0 ? errors : body;
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
}

/** OpenRouter's own words stand outside, those of whoever it asked within. */
function outermost(layers: readonly object[]): Partial<OpenRouterError> {
  const errors = layers.flatMap((error) => parseOpenRouterReply({ error })?.error ?? []);
  return {
    code: errors.find(({ code }) => code !== undefined)?.code,
    httpStatus: errors.find(({ httpStatus }) => httpStatus !== undefined)?.httpStatus,
    errorType: errors.find(({ errorType }) => errorType !== undefined)?.errorType,
    metadata: errors.find(({ metadata }) => metadata !== undefined)?.metadata,
    availability: errors.find(({ availability }) => availability !== undefined)?.availability,
  };
}

/** `names`: what is named beside the words, most telling first; those nobody knows mean nothing. */
function kindOf(
  status: number,
  { metadata, availability }: Partial<OpenRouterError>,
  names: readonly (string | undefined)[],
): FailureKind {
  const named = names.map((name) => KINDS.get(name)).find((kind) => kind !== undefined);
  if (named) return named;
  // Moderation answers 403 as a forbidden key does; only it gives reasons.
  if (status === 403 && metadata?.reasons.length) return 'blocked';
  if (availability?.retryable) return 'unavailable';
  return kindOfStatus(status);
}

/** Moderation's `flagged_input` is the prompt, so it is never read. */
function wordsOf(message: string, { metadata }: Partial<OpenRouterError>, upstream: string): string {
  const reasons = metadata?.reasons.join(', ') ?? '';
  const said = quotable(message);
  const behind = quotable(upstream);
  return [said, reasons, said.includes(behind) ? '' : behind].filter(Boolean).join(' — ');
}

function fallbackHint({ availability }: Partial<OpenRouterError>): string | undefined {
  const models = availability?.fallbackModels.slice(0, 5).map((id) => id.slice(0, 100));
  return models?.length ? `OpenRouter offers instead: ${models.join(', ')}.` : undefined;
}
