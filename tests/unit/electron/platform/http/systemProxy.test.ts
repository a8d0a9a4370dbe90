import { describe, expect, it } from 'vitest';
import { NetworkError } from '#shared/errors/providerErrors';
import { systemProxy } from '../../../../../electron/platform/http/systemProxy.ts';

const URL_ASKED = new URL('https://provider.test/v1/make?key=secret');
const never = new AbortController().signal;

function answered(answer: string): Promise<string | undefined> {
  return systemProxy(() => Promise.resolve(answer), URL_ASKED, { signal: never, timeoutMs: 10_000 });
}

describe('systemProxy', () => {
  it.each([
    ['DIRECT', undefined],
    ['', undefined],
    ['PROXY proxy.test:8080', 'http://proxy.test:8080'],
    ['PROXY proxy.test:8080;DIRECT', 'http://proxy.test:8080'],
    ['HTTPS proxy.test:443; PROXY other.test:80', 'https://proxy.test:443'],
    ['SOCKS5 socks.test:1080; PROXY other.test:80', 'http://other.test:80'],
    ['SOCKS5 socks.test:1080; DIRECT', undefined],
    ['PROXY [::1]:3128', 'http://[::1]:3128'],
  ])('takes of “%s” the first way it can go', async (answer, address) => {
    expect(await answered(answer)).toBe(address);
  });

  it('says what to do about a proxy it cannot use, and that nothing was sent', async () => {
    const error = await answered('SOCKS5 socks.test:1080').catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(NetworkError);
    expect((error as NetworkError).hint).toMatch(/^Nothing was sent\..*HTTPS_PROXY/);
  });

  it('tells the system the host, and neither path nor query', async () => {
    const asked: string[] = [];
    const resolve = (url: string) => Promise.resolve((asked.push(url), 'DIRECT'));
    await systemProxy(resolve, URL_ASKED, { signal: never, timeoutMs: 10_000 });
    expect(asked).toEqual(['https://provider.test/']);
  });

  it('waits no longer than it may, and not at all after Stop', async () => {
    const silent = () => new Promise<string>(() => undefined);
    await expect(systemProxy(silent, URL_ASKED, { signal: never, timeoutMs: 1 })).rejects.toMatchObject({
      code: 'ETIMEDOUT',
    });
    const stop = new AbortController();
    const waiting = systemProxy(silent, URL_ASKED, { signal: stop.signal, timeoutMs: 600_000 });
    stop.abort(new Error('Stopped.'));
    await expect(waiting).rejects.toThrow('Stopped.');
  });

  it('asks nothing of the system after Stop', async () => {
    const resolve = () => expect.fail('Nobody waits for the answer.');
    const asked = systemProxy(resolve, URL_ASKED, {
      signal: AbortSignal.abort(new Error('Stopped.')),
      timeoutMs: 600_000,
    });
    await expect(asked).rejects.toThrow('Stopped.');
  });
});
