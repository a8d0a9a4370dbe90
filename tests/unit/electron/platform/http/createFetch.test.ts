import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from 'vitest';
import { createFetch } from '../../../../../electron/platform/http/createFetch.ts';
import type { FetchResponse } from '../../../../../electron/platform/http/FetchLike.ts';
import { startHttpServer } from '../../../../support/rawServer.ts';
import { CERTIFICATE, startTunnel } from '../../../../support/tunnel.ts';

const KEY = 'canary-proxied-0123456789';
const PROXY_VARIABLES = ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy'];
const closers: (() => unknown)[] = [];

// Here the system tells of what it trusts by a file; it is read once, when the first server is called. Only Linux has such a file: elsewhere
// the test's certificate is trusted by nobody, and each server is refused for that.
const onLinux = it.runIf(process.platform === 'linux');
process.env['SSL_CERT_FILE'] = CERTIFICATE;
for (const name of PROXY_VARIABLES) Reflect.deleteProperty(process.env, name);

afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});

async function tunnel() {
  const started = await startTunnel((request, response) => {
    response.end(`${request.headers.host ?? ''} got ${String(request.headers['x-goog-api-key'])}`);
  });
  closers.push(started.close);
  return started;
}

function fetchBy(resolveProxy?: (url: string) => Promise<string>) {
  const { fetch, close } = createFetch(resolveProxy);
  closers.push(close);
  return (url: string, isPublicOnly = false) =>
    fetch(url, {
      method: 'GET',
      headers: { 'x-goog-api-key': KEY },
      isPublicOnly,
      signal: new AbortController().signal,
    });
}

const said = ({ body }: FetchResponse) => text(body);

describe('createFetch', () => {
  onLinux(
    'goes through the system’s proxy to a server that the system trusts; the proxy sees the host alone',
    async () => {
      const proxy = await tunnel();
      const urls: string[] = [];
      const fetch = fetchBy((url) => {
        urls.push(url);
        return Promise.resolve(`PROXY ${proxy.host}; DIRECT`);
      });
      expect(await said(await fetch('https://provider.test/v1/models?q=secret'))).toBe(`provider.test got ${KEY}`);
      expect(await said(await fetch('https://provider.test/v1/again'))).toBe(`provider.test got ${KEY}`);
      expect(urls).toEqual(['https://provider.test/', 'https://provider.test/']);
      expect(new Set(proxy.asked.map(({ target }) => target))).toEqual(new Set(['provider.test:443']));
      expect(JSON.stringify(proxy.asked)).not.toMatch(/canary|secret|v1/);
    },
  );

  it('connects to no address of this machine where it is told to stay on the public network', async () => {
    let connections = 0;
    const server = createServer(() => (connections += 1)).listen(0, '127.0.0.1');
    await once(server, 'listening');
    closers.push(() => server.close());
    const { port } = server.address() as AddressInfo;
    const refused = fetchBy()(`https://localhost:${String(port)}/`, true);
    await expect(refused).rejects.toMatchObject({ code: 'bad-input' });
    expect(connections).toBe(0);
  });

  onLinux('goes through a proxy of this machine also where it is to stay on the public network', async () => {
    const proxy = await tunnel();
    const uri = `PROXY ${proxy.host}`;
    const fetch = fetchBy(() => Promise.resolve(uri));
    expect(await said(await fetch('https://provider.test/', true))).toBe(`provider.test got ${KEY}`);
    process.env['HTTPS_PROXY'] = `http://${proxy.host}`;
    closers.push(() => Reflect.deleteProperty(process.env, 'HTTPS_PROXY'));
    expect(await said(await fetchBy()('https://provider.test/', true))).toBe(`provider.test got ${KEY}`);
  });

  onLinux('asks nobody for a proxy where the environment names one', async () => {
    const proxy = await tunnel();
    process.env['HTTPS_PROXY'] = `http://${proxy.host}`;
    closers.push(() => Reflect.deleteProperty(process.env, 'HTTPS_PROXY'));
    const fetch = fetchBy(() => expect.fail('The environment goes first.'));
    expect(await said(await fetch('https://provider.test/'))).toBe(`provider.test got ${KEY}`);
  });

  it('calls this machine directly, whatever the system says', async () => {
    const server = await startHttpServer((_, response) => response.end('here'));
    closers.push(() => server.close());
    const fetch = fetchBy(() => expect.fail('This machine has no proxy in front of it.'));
    expect(await said(await fetch(server.url))).toBe('here');
  });

  onLinux('refuses a server whose certificate is for another host, behind a proxy too', async () => {
    const proxy = await tunnel();
    const fetch = fetchBy(() => Promise.resolve(`PROXY ${proxy.host}`));
    await expect(fetch('https://somebody-else.test/')).rejects.toMatchObject({
      code: 'ERR_TLS_CERT_ALTNAME_INVALID',
    });
    expect(proxy.asked).toHaveLength(1);
  });
});
