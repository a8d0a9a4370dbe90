import type { AppError } from '../errors/AppError.ts';
import {
  BillingError,
  BlockedError,
  KeyRefusedError,
  ModelNotFoundError,
  ProviderResponseError,
  ProviderUnavailableError,
  RateLimitedError,
  RequestRefusedError,
} from '../errors/providerErrors.ts';
import type { Model } from './Model.ts';
import { quote } from './quote.ts';

/** `page`: something between the app and the provider answered for it. */
export type FailureKind =
  'key' | 'billing' | 'rate' | 'model' | 'blocked' | 'request' | 'unavailable' | 'page' | 'unknown';

/** What a provider's error reply says, in terms all providers share. */
export interface Failure {
  readonly kind: FailureKind;
  readonly status: number;
  /** The server's own; empty: none. */
  readonly words: string;
  /** In place of the usual hint of this kind. */
  readonly hint?: string | undefined;
  readonly retryAfterMs?: number | undefined;
}

export interface FailingProvider {
  readonly title: string;
  readonly keysUrl: string;
  readonly billingHint: string;
}

/** The typed error of a failure: its message quotes the server, its hint says what to do. */
export function failureError(provider: FailingProvider, model: Model, failure: Failure): AppError {
  const { kind, status, retryAfterMs } = failure;
  const { title } = provider;
  const hint = (usual: string) => ({ hint: failure.hint ?? usual });
  switch (kind) {
    case 'key':
      return new KeyRefusedError(
        say(`${title} refused the key`, failure),
        hint(`Check the key, what it may be used for, or make a new one at ${provider.keysUrl}.`),
      );
    case 'billing':
      return new BillingError(say(`${title} wants payment first`, failure), hint(provider.billingHint));
    case 'rate':
      return new RateLimitedError(say(`${title} takes no more calls for now`, failure), {
        ...hint(`${waitHint(retryAfterMs)} Fewer calls at once also help.`),
        retryAfterMs,
      });
    case 'model':
      return new ModelNotFoundError(
        say(`${title} does not have the model ${model.id}`, failure),
        hint(modelHint(model)),
      );
    case 'blocked':
      return new BlockedError(
        say(`${title} blocked the prompt or a reference picture`, failure),
        hint('Change the prompt or the reference pictures.'),
      );
    case 'request':
      return new RequestRefusedError(say(`${title} refused the request`, failure), hint(requestHint(status)));
    case 'unavailable':
      return new ProviderUnavailableError(
        say(`${title} is overloaded or has a fault${status < 400 ? '' : ` (${status})`}`, failure),
        {
          hint: failure.hint ?? (status === 504 || status === 524 ? SLOW_HINT : waitHint(retryAfterMs)),
        },
      );
    case 'page':
      return new ProviderResponseError(
        say(`Something between here and ${title} answered in its place (${status})`, failure),
        hint(BETWEEN),
      );
    case 'unknown':
      return new ProviderResponseError(say(`${title} gave an unexpected answer (${status})`, failure), hint(BETWEEN));
  }
}

/** What a status means where the body says nothing better. */
export function kindOfStatus(status: number): FailureKind {
  if (status === 401 || status === 403) return 'key';
  if (status === 402) return 'billing';
  if (status === 404) return 'model';
  if (status === 429) return 'rate';
  if (status === 408 || status >= 500) return 'unavailable';
  return status >= 400 ? 'request' : 'unknown';
}

/** For answers that are not the provider's, or not as it gives them. */
export const BETWEEN = 'Check the provider’s base address and any proxy between.';
export const TOO_LARGE = 'The request is too large: send fewer or smaller reference pictures.';
const SLOW_HINT = 'It took too long. Try again, with a smaller resolution if it happens again.';

function say(what: string, { words }: Failure): string {
  const said = quote(words);
  return said ? `${what}: ${said}` : `${what}.`;
}

function requestHint(status: number): string {
  return status === 413 ? TOO_LARGE : 'Change the setting it names and run again.';
}

function modelHint(model: Model): string {
  const instead = model.successor && `Choose ${model.successor} instead.`;
  return [model.deprecated, instead ?? 'Check the model’s id, or choose another model.'].filter(Boolean).join(' ');
}

function waitHint(ms: number | undefined): string {
  if (ms === undefined) return 'Wait a minute or two, then run again.';
  const seconds = Math.ceil(ms / 1000);
  const wait =
    seconds <= 120 ? `${seconds} ${seconds === 1 ? 'second' : 'seconds'}` : `${Math.ceil(seconds / 60)} minutes`;
  return `Wait ${wait}, then run again.`;
}
