import { AppError } from '#shared/errors/AppError';
import { NotFoundError } from '#shared/errors/inputErrors';
import { CallTimeoutError, KeyMissingError, KeyNotApprovedError, NetworkError } from '#shared/errors/providerErrors';
import { keyCheckOf } from '#shared/providers/keyCheckOf';
import type { KeyCheck } from '#shared/providers/KeyCheck';
import type { HttpProvider, ProviderAdapter } from '#shared/providers/ProviderAdapter';
import type { Http } from './Http.ts';

/** For the whole call. */
const TIMEOUT_MS = 15_000;

export interface KeyCheckerOptions {
  readonly findProvider: (id: string) => ProviderAdapter | undefined;
  readonly http: Pick<Http, 'get'>;
  /** @throws KeyMissingError, KeyNotApprovedError, KeyMismatchError */
  readonly readKey: (provider: HttpProvider, keyName: string) => Promise<string>;
  /** Without a slash at its end. */
  readonly baseUrl: (provider: HttpProvider) => string;
}

/**
 * Asks a provider, for free, whether it takes the key of a name.
 * @throws NotFoundError for a provider without keys; KeyNotApprovedError; BadInputError for a base URL that may not be called.
 */
export function createKeyChecker({ findProvider, http, readKey, baseUrl }: KeyCheckerOptions) {
  return async (id: string, keyName: string): Promise<KeyCheck> => {
    const provider = findProvider(id);
    if (provider?.kind !== 'http') throw new NotFoundError('There is no such provider with a key.');
    const url = baseUrl(provider) + provider.checkKey.path;
    try {
      const headers = provider.authorize(await readKey(provider, keyName));
      const reply = await http.get({ url, headers, timeoutMs: TIMEOUT_MS }, new AbortController().signal);
      return provider.checkKey.decode(reply);
    } catch (caught) {
      return checkOf(caught, provider);
    }
  };
}

/** A failed call is an answer too, as long as it tells something. */
function checkOf(caught: unknown, { title }: HttpProvider): KeyCheck {
  if (!(caught instanceof AppError) || caught instanceof KeyNotApprovedError) throw caught;
  const { message, hint } = caught;
  if (caught instanceof KeyMissingError) return { state: 'missing', message, ...(hint !== undefined && { hint }) };
  if (caught instanceof NetworkError || caught instanceof CallTimeoutError) {
    return { state: 'offline', message, hint: 'The key was not judged. Check the connection, then try again.' };
  }
  return keyCheckOf(caught, title);
}
