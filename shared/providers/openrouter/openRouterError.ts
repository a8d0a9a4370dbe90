import type { AppError } from '../../errors/AppError.ts';
import { failureError, kindOfStatus, type FailureKind } from '../failureError.ts';
import { googleRetryDelay } from '../google/googleError.ts';
import { isSuccess } from '../isSuccess.ts';
import type { HttpReply } from '../ProviderAdapter.ts';
import { retryAfterHeader, waitOf } from '../retryAfter.ts';
import { openRouterModels } from './openRouterModels.ts';
import type { OpenRouterError, OpenRouterReply } from './openRouterSchema.ts';
import { unwrapUpstream } from './upstreamWords.ts';

const OPENROUTER = {
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
  const stated = parsed?.error ?? parsed?.choices?.find((choice) => choice.error)?.error;
  if (!stated && isSuccess(reply)) return undefined;
  const error: Partial<OpenRouterError> = stated ?? { message: typeof reply.body === 'string' ? reply.body : '' };
  const status = error.code ?? error.httpStatus ?? reply.status;
  const upstream = unwrapUpstream(error.metadata?.raw);
  const model = openRouterModels.model(modelId);
  const kind = kindOf(status, error);
  return failureError(OPENROUTER, model, {
    kind,
    status,
    words: wordsOf(error, upstream.words),
    hint: kind === 'key' && status === 403 ? FORBIDDEN_HINT : fallbackHint(error),
    retryAfterMs: waitOf(error.availability?.retryAfter) ?? retryAfterHeader(reply) ?? googleRetryDelay(upstream.error),
  });
}

const FORBIDDEN_HINT = 'Check what the key may be used for, and its limits, at https://openrouter.ai/settings/keys.';

function kindOf(status: number, error: Partial<OpenRouterError>): FailureKind {
  const { metadata, availability } = error;
  // Its error_type says `invalid_request` only.
  if (status === 400 && /not a valid model/i.test(error.message ?? '')) return 'model';
  const named = KINDS.get(availability?.code) ?? KINDS.get(metadata?.errorType ?? error.errorType);
  if (named) return named;
  // Moderation answers 403 as a forbidden key does; only it gives reasons.
  if (status === 403 && metadata?.reasons.length) return 'blocked';
  if (availability?.retryable) return 'unavailable';
  return kindOfStatus(status);
}

/** Moderation's `flagged_input` is the prompt, so it is never read. */
function wordsOf({ message = '', metadata }: Partial<OpenRouterError>, upstream: string): string {
  const reasons = metadata?.reasons.join(', ') ?? '';
  const parts = [message, reasons, message.includes(upstream) ? '' : upstream];
  return parts.filter(Boolean).join(' — ');
}

function fallbackHint({ availability }: Partial<OpenRouterError>): string | undefined {
  const models = availability?.fallbackModels.slice(0, 5).map((id) => id.slice(0, 100));
  return models?.length ? `OpenRouter offers instead: ${models.join(', ')}.` : undefined;
}
