import { NetworkError } from '#shared/errors/providerErrors';

/** What the system says an address is reached through, as a PAC file words it: `PROXY host:port; DIRECT`. */
export type ResolveProxy = (url: string) => Promise<string>;

/** How undici calls what such a file names. Its SOCKS has time limits of its own, which would cut a picture off that was paid for. */
const SCHEMES: Readonly<Record<string, string>> = { PROXY: 'http', HTTP: 'http', HTTPS: 'https' };

/**
 * The address of the proxy that the system names for a host; `undefined`: none is needed. Only the host is told, never a path or a query.
 * @throws NetworkError where it is of a kind that cannot be used; what `signal` was aborted with; an error `ETIMEDOUT`.
 */
export async function systemProxy(
  resolve: ResolveProxy,
  url: URL,
  { signal, timeoutMs }: { readonly signal: AbortSignal; readonly timeoutMs: number },
): Promise<string | undefined> {
  signal.throwIfAborted();
  const answer = await inTime(resolve(`${url.origin}/`), signal, timeoutMs);
  const ways = answer.split(';').map((way) => way.trim().split(/\s+/));
  for (const [kind = '', place = ''] of ways) {
    if (kind.toUpperCase() === 'DIRECT') return undefined;
    const address = `${SCHEMES[kind.toUpperCase()] ?? 'none'}://${place}`;
    if (!address.startsWith('none') && URL.canParse(address)) return address;
  }
  if (answer.trim() === '') return undefined;
  throw new NetworkError('The system’s proxy is of a kind that Lumi Studio cannot use.', {
    hint: 'Nothing was sent. Name an HTTP proxy in the environment variable HTTPS_PROXY and start again.',
  });
}

/** Looking for a PAC file can take long, and cannot be stopped. */
function inTime<T>(work: Promise<T>, signal: AbortSignal, timeoutMs: number): Promise<T> {
  const late = AbortSignal.timeout(timeoutMs);
  const stopped = AbortSignal.any([signal, late]);
  return new Promise((resolve, reject) => {
    stopped.addEventListener(
      'abort',
      () => {
        const tooLate = Object.assign(new Error('The system did not name its proxy in time.'), { code: 'ETIMEDOUT' });
        reject(late.aborted ? tooLate : (signal.reason as Error));
      },
      { once: true },
    );
    work.then(resolve, reject);
  });
}
