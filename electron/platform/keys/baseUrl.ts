import { BadInputError } from '#shared/errors/inputErrors';
import type { HttpProvider } from '#shared/providers/ProviderAdapter';
import type { EnvValues } from './createEnvFileReader.ts';

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

/**
 * Where a provider is reached, without a slash at the end: its own address, or the one its environment variable names.
 * @throws BadInputError naming the variable, never its value: an address may hold a password.
 */
export function baseUrl(provider: HttpProvider, env: EnvValues): string {
  const given = env[provider.baseUrlVariable]?.trim();
  if (!given) return provider.defaultBaseUrl.replace(/\/+$/, '');
  const url = URL.parse(given);
  const refusal = url ? refusalOf(url, given) : 'is not an address';
  if (url && !refusal) return url.href.replace(/\/+$/, '');
  throw new BadInputError(`The environment variable ${provider.baseUrlVariable} ${refusal ?? ''}.`, {
    hint: `Set it to something like ${provider.defaultBaseUrl}, or unset it.`,
  });
}

function refusalOf(url: URL, given: string): string | undefined {
  if (url.username || url.password) return 'holds a name or a password';
  if (/[?#]/.test(given)) return 'holds a query';
  if (url.protocol === 'https:') return undefined;
  if (url.protocol === 'http:' && LOOPBACK.has(url.hostname)) return undefined;
  return 'must start with https://; http:// is for this computer only';
}
