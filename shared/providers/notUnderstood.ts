import { ProviderResponseError } from '../errors/providerErrors.ts';
import { BETWEEN } from './failureError.ts';
import { pageHint } from './gatewayPage.ts';
import { quote } from './quote.ts';
import { hear } from './serverWords.ts';

/** The error for a successful answer of no known shape. Text that begins as JSON is JSON that was cut off. */
export function notUnderstood(title: string, body: unknown): ProviderResponseError {
  if (body === undefined) {
    return new ProviderResponseError(`${title} answered with a file that is no picture.`, {
      hint: 'Check the provider’s base address and any proxy between. The call may have been billed.',
    });
  }
  if (typeof body === 'string' && body.trim() === '') {
    return new ProviderResponseError(`${title} gave an empty answer.`, {
      hint: 'Run again. The call may have been billed: see the provider’s dashboard first.',
    });
  }
  if (typeof body === 'string' && /^\s*[[{]/.test(body)) {
    return new ProviderResponseError(`The answer of ${title} was cut off.`, {
      hint: 'Run again. The call may have been billed.',
    });
  }
  const said = quote(hear(body).words);
  return new ProviderResponseError(`${title} gave an answer that is not understood${said && `: ${said}`}.`, {
    hint: pageHint({ status: 200, headers: {}, body }) ?? BETWEEN,
  });
}
