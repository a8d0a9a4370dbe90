import {
  BillingError,
  KeyRefusedError,
  ModelNotFoundError,
  ProviderUnavailableError,
  RateLimitedError,
  RequestRefusedError,
} from '#shared/errors/providerErrors';
import type { HttpReply } from '#shared/providers/HttpReply';

/**
 * Whether a call may have been billed that failed with this reply, which tells no cost. A provider that refuses in its own words does not
 * bill, also where it does so with status 200. A gateway's words, and a timeout, tell only that nobody waited: the picture may have been made.
 */
export function mayBeBilled({ status, body }: HttpReply, caught: unknown): boolean {
  if (status < 300) return !isRefusal(caught);
  if (isTimeout(status)) return true;
  return status >= 500 && !isInOwnWords(body);
}

/** 524 is Cloudflare's. */
function isTimeout(status: number): boolean {
  return status === 408 || status === 504 || status === 524;
}

/** Providers send an object called `error`, now and then in a list. A gateway sends a page, or a text. */
function isInOwnWords(body: unknown): boolean {
  const first: unknown = Array.isArray(body) ? body[0] : body;
  return (
    typeof first === 'object' &&
    first !== null &&
    'error' in first &&
    typeof first.error === 'object' &&
    first.error !== null
  );
}

function isRefusal(caught: unknown): boolean {
  return [
    KeyRefusedError,
    BillingError,
    RateLimitedError,
    ModelNotFoundError,
    RequestRefusedError,
    ProviderUnavailableError,
  ].some((Refusal) => caught instanceof Refusal);
}
