import type { AppError } from '../errors/AppError.ts';
import {
  BillingError,
  KeyRefusedError,
  ModelNotFoundError,
  ProviderUnavailableError,
  RateLimitedError,
} from '../errors/providerErrors.ts';
import type { KeyCheck } from './KeyCheck.ts';

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
