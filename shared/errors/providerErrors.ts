/**
 * The ways a call to a provider can fail. Each message quotes the provider's own words where it sent any;
 * each hint says what to do. Which reply becomes which error is decided in `shared/providers`.
 */
import { AppError, type AppErrorOptions, type ErrorReport } from './AppError.ts';

/** No value was found for the key's name. */
export class KeyMissingError extends AppError {
  readonly code = 'key-missing';
}

/** The graph names a key that was never approved for this provider. */
export class KeyNotApprovedError extends AppError {
  readonly code = 'key-not-approved';
}

/** The key's value bears the mark of another provider's keys, so it is not sent to this one. */
export class KeyMismatchError extends AppError {
  readonly code = 'key-mismatch';
}

/** The provider refused the key (401, 403, or Google's 400 with `API_KEY_INVALID`). */
export class KeyRefusedError extends AppError {
  readonly code = 'key-refused';
}

/** No billing, no credit, or a quota of zero. Waiting does not help. */
export class BillingError extends AppError {
  readonly code = 'billing';
}

/** Too many calls for now. */
export class RateLimitedError extends AppError {
  readonly code = 'rate-limited';
  /** ms to wait, where the provider said so. */
  readonly retryAfterMs: number | undefined;

  constructor(message: string, options: AppErrorOptions & { readonly retryAfterMs?: number | undefined } = {}) {
    super(message, options);
    this.retryAfterMs = options.retryAfterMs;
  }

  override report(): ErrorReport {
    const { retryAfterMs } = this;
    return { ...super.report(), ...(retryAfterMs !== undefined && { retryAfterMs }) };
  }
}

/** The model does not exist any more, or never did. */
export class ModelNotFoundError extends AppError {
  readonly code = 'model-not-found';
}

/** The prompt or the picture was stopped by the provider's filter. */
export class BlockedError extends AppError {
  readonly code = 'blocked';
}

/** The call succeeded, may have been billed, and no picture came back. */
export class NoImageError extends AppError {
  readonly code = 'no-image';
}

/** The call succeeded, may have been billed, and no text came back. */
export class NoTextError extends AppError {
  readonly code = 'no-text';
}

/** The provider refused the request itself (400, 413, 422). */
export class RequestRefusedError extends AppError {
  readonly code = 'request-refused';
}

/** The provider is overloaded or broken (5xx). */
export class ProviderUnavailableError extends AppError {
  readonly code = 'provider-unavailable';
}

/** A reply that fits none of the shapes the provider documents. */
export class ProviderResponseError extends AppError {
  readonly code = 'provider-response';
}

/** No answer within the time allowed. The call may have been billed. */
export class CallTimeoutError extends AppError {
  readonly code = 'timeout';
}

/** The provider could not be reached, or the connection broke. */
export class NetworkError extends AppError {
  readonly code = 'network';
}
