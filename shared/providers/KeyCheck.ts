import type { AppError } from '../errors/AppError.ts';
import {
  BillingError,
  KeyRefusedError,
  ModelNotFoundError,
  ProviderUnavailableError,
  RateLimitedError,
} from '../errors/providerErrors.ts';
import type { HttpReply } from './ProviderAdapter.ts';

/**
 * - `works`: the provider takes the key
 * - `refused`: it does not
 * - `no-billing`: it takes the key and would not make a picture, because nothing is paid or left
 * - `offline`: it could not be asked
 * - `missing`: there is no key of the name
 * - `unclear`: it answered with something that tells nothing of the key
 */
export type KeyState = 'works' | 'refused' | 'no-billing' | 'offline' | 'missing' | 'unclear';

/** What a provider says of a key. */
export interface KeyCheck {
  readonly state: KeyState;
  readonly message: string;
  readonly hint?: string;
}

/** A GET that costs nothing and tells whether a key is good. */
export interface KeyCheckCall {
  /** Appended to the provider's base URL; begins with `/`, holds no secret. */
  readonly path: string;
  /** Never throws. */
  readonly decode: (reply: HttpReply) => KeyCheck;
}

/** What an error reply to a check means for the key. */
export function keyCheckOf(error: AppError, title: string): KeyCheck {
  const { message, hint } = error.report();
  const told = { message, ...(hint !== undefined && { hint }) };
  if (error instanceof KeyRefusedError) return { state: 'refused', ...told };
  if (error instanceof BillingError) return { state: 'no-billing', ...told };
  if (error instanceof RateLimitedError || error instanceof ProviderUnavailableError) {
    return { state: 'unclear', message, hint: 'That says nothing of the key. Check it again in a minute.' };
  }
  if (error instanceof ModelNotFoundError) {
    return {
      state: 'unclear',
      message: `What answered is not ${title}.`,
      hint: 'Check the provider’s base address and any proxy between.',
    };
  }
  return { state: 'unclear', ...told };
}
