import { liveModel } from '#shared/api/modelSchemas';
import { CancelledError, NotFoundError } from '#shared/errors/inputErrors';
import type { LiveModel } from '#shared/graph/models/LiveList';
import type { KeyCheckerOptions } from './createKeyChecker.ts';

/** For one of its GETs. */
const TIMEOUT_MS = 30_000;
/** For all of them: what is not heard by then is not heard. */
const WHOLE_MS = 120_000;

/**
 * Asks a provider, for free, which models it has. What is too much, too long or of no shape that is kept is left out, model by model.
 * @throws NotFoundError for a provider without a list; KeyMissingError, KeyNotApprovedError where it answers nobody without a key; as
 * `HttpProvider.decode`, and NetworkError, CallTimeoutError; CancelledError where `signal` or the limit of the whole ended it.
 */
export function createModelReader(
  { findProvider, http, readKey, baseUrl }: KeyCheckerOptions,
  { wholeMs = WHOLE_MS }: { readonly wholeMs?: number } = {},
) {
  return async (id: string, signal?: AbortSignal): Promise<readonly LiveModel[]> => {
    const provider = findProvider(id);
    if (provider?.kind !== 'http' || !provider.listing)
      throw new NotFoundError('There is no such provider with a list.');
    const { needsKey, read } = provider.listing;
    const base = baseUrl(provider);
    const headers = needsKey ? provider.authorize(await readKey(provider, provider.defaultKeyName)) : {};
    const limit = AbortSignal.timeout(wholeMs);
    const cut = signal ? AbortSignal.any([signal, limit]) : limit;
    const models = await read((path) => http.get({ url: base + path, headers, timeoutMs: TIMEOUT_MS }, cut));
    // Half of it is no list where somebody wanted it to end.
    if (signal?.aborted) throw new CancelledError('Asking for the models was ended.');
    const known = new Set<string>();
    return models.flatMap((model) => {
      const parsed = liveModel.safeParse(model).data;
      if (!parsed || known.has(parsed.id)) return [];
      known.add(parsed.id);
      return [parsed];
    });
  };
}
