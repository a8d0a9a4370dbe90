import { BadInputError } from '#shared/errors/inputErrors';

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** Whether a URL leads to this machine, by its spelling. */
export function isLoopback(url: URL): boolean {
  return LOOPBACK.test(url.hostname);
}

/**
 * The URL, if it may be called: https, or http to this machine, and no name or password in it.
 * @throws BadInputError that does not repeat the URL.
 */
export function safeUrl(text: string): URL {
  const url = URL.parse(text);
  if (!url)
    throw new BadInputError('An address to call is not a URL.', { hint: 'Check the base URL of the provider.' });
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url))) {
    throw new BadInputError(`${url.hostname || 'An address'} would be called without encryption.`, {
      hint: 'Use an https address; only this machine may be called by http.',
    });
  }
  if (url.username || url.password) {
    throw new BadInputError('An address to call holds a name or a password.', { hint: 'Remove it from the base URL.' });
  }
  return url;
}
