import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { calls, type Announcement } from '#shared/api/contract';
import type { App } from '../../../../../electron/hosts/openApp.ts';
import type { WebHost } from '../../../../../electron/hosts/web/startWebHost.ts';
import { startTestHost } from '../../../../support/testApp.ts';
import { listen, visit, type Visitor } from '../../../../support/transports.ts';

let app: App;
let host: WebHost;
let home: string;
let visitor: Visitor;

beforeEach(async () => {
  ({ app, host, home } = await startTestHost());
  visitor = await visit(host);
});

/** What another server of this machine that was sent the cookie can ask from outside of any browser. */
function replay(path: string, method: string): Promise<Response> {
  const headers = { cookie: visitor.cookie, origin: visitor.origin, 'content-type': 'application/json' };
  return fetch(visitor.origin + path, { method, headers, ...(method === 'POST' && { body: '{}' }) });
}

/** Sends these bytes on a connection of their own. Gives the status of the answer; 0: it was closed without a word. */
function statusOf(bytes: string): Promise<number> {
  return new Promise((resolve) => {
    const socket = connect(host.port, '127.0.0.1', () => socket.write(bytes));
    let answer = '';
    const done = () => {
      socket.destroy();
      resolve(Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1] ?? 0));
    };
    socket.on('data', (chunk) => {
      answer += chunk.toString('latin1');
      if (answer.includes('\r\n')) done();
    });
    socket.on('error', done);
    socket.on('close', done);
  });
}

/** A request of who is in. */
function asked(line: string, ...headers: readonly string[]): string {
  const own = [`Host: 127.0.0.1:${host.port}`, `Cookie: ${visitor.cookie}`];
  return [line, ...own, ...Object.entries(visitor.pass).map((pair) => pair.join(': ')), ...headers, '', ''].join(
    '\r\n',
  );
}

function canConnect(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port: host.port, host: address, timeout: 2000 });
    const end = (isOpen: boolean) => () => {
      socket.destroy();
      resolve(isOpen);
    };
    socket.once('connect', end(true)).once('error', end(false)).once('timeout', end(false));
  });
}

describe('the web door', () => {
  it('listens on 127.0.0.1 and on no other address of this machine', async () => {
    const others = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter(({ address }) => address !== '127.0.0.1')
      .map(({ address, scopeid }) => (scopeid ? `${address}%${scopeid}` : address));
    expect(await canConnect('127.0.0.1')).toBe(true);
    for (const address of new Set(['127.0.0.2', '::1', ...others]))
      expect([address, await canConnect(address)]).toEqual([address, false]);
  });

  it('answers no call and no event to the cookie alone, with the right Host and Origin, and the page to it', async () => {
    for (const name of Object.keys(calls)) {
      expect([name, (await replay(`/api/call/${name}`, 'POST')).status]).toEqual([name, 401]);
      expect((await replay(`/api/call/${name}`, 'GET')).status).toBe(401);
    }
    expect((await replay('/api/events', 'GET')).status).toBe(401);
    expect((await replay('/api/events', 'POST')).status).toBe(401);
    expect((await replay('/', 'GET')).status).toBe(200);
  });

  it('lets no page of another port load anything: every answer is for its own origin', async () => {
    const answers = [
      await visitor.fetch('/'),
      await visitor.fetch('/nothing'),
      await visitor.fetch(`/media/${'a'.repeat(64)}`),
      await visitor.fetch('/api/call/app.info', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{}',
      }),
      await visitor.fetch('/api/events'),
      await fetch(visitor.origin),
      await fetch(host.newUrl()),
      await fetch(`${visitor.origin}/?token=guess`),
    ];
    for (const answer of answers) {
      await answer.body?.cancel();
      expect(answer.headers.get('cross-origin-resource-policy')).toBe('same-origin');
    }
  });

  it('opens to a browser that other ports gave all the cookies it takes', async () => {
    const others = Array.from({ length: 179 }, (_, at) => `other${at}=${'x'.repeat(4080)}`).join('; ');
    const answer = await fetch(visitor.origin, { headers: { cookie: `${others}; ${visitor.cookie}` } });
    expect(answer.status).toBe(200);
  });

  it('ends a listener that does not read, and gives it all it missed when it comes back', async () => {
    const socket = connect(host.port, '127.0.0.1');
    await new Promise((resolve) => socket.once('connect', resolve));
    socket.write(asked('GET /api/events HTTP/1.1'));
    await new Promise((resolve) => socket.once('data', resolve));
    socket.pause();
    const from = app.service.announcements.last;
    const filling = 'x'.repeat(20_000);
    for (let told = 0; told < 2000; told++) {
      app.service.announcements.add({ kind: 'close-requested', filling } as Announcement);
      // So that what the system takes is taken.
      if (told % 20 === 0) await new Promise((resolve) => setTimeout(resolve, 1));
    }
    let read = 0;
    const ended = new Promise((resolve) => socket.on('error', () => undefined).once('close', resolve));
    socket.on('data', (chunk) => (read += chunk.length)).resume();
    await ended;
    expect(read).toBeLessThan(1500 * filling.length);

    const again = new AbortController();
    let heard = 0;
    await listen(
      visitor,
      again.signal,
      ({ event }) => {
        if (event === 'message') heard++;
        if (heard === 2000) again.abort();
      },
      String(from),
    );
    expect(heard).toBe(2000);
  });

  it('answers whatever is odd with what is wrong with it, never as a fault of its own', async () => {
    symlinkSync('loop', join(home, 'page', 'loop'));
    const odd = [
      asked(`GET /${'a'.repeat(8000)} HTTP/1.1`),
      asked(`GET /${'a/'.repeat(4000)} HTTP/1.1`),
      asked(`GET /${'%C3%A4'.repeat(200)} HTTP/1.1`),
      asked(`GET /?w=${'a'.repeat(100_000)} HTTP/1.1`, 'X: y').replace('/?', '/media/x?'),
      asked('GET /loop HTTP/1.1'),
      asked('GET /index.html/x HTTP/1.1'),
      asked('GET /%00 HTTP/1.1'),
      asked('GET /%ff%fe HTTP/1.1'),
      asked('GET // HTTP/1.1'),
      asked('GET http://elsewhere.example/x HTTP/1.1'),
      asked('GET nonsense HTTP/1.1'),
      asked('OPTIONS * HTTP/1.1'),
      asked('BREW / HTTP/1.1'),
      asked('TRACE / HTTP/1.1'),
      asked('POST / HTTP/1.1', `Origin: ${visitor.origin}`, 'Content-Length: 0'),
      asked('POST /api/call/app.info HTTP/1.1', `Origin: ${visitor.origin}`, 'Content-Length: 0'),
      asked(
        'POST /api/call/app.info HTTP/1.1',
        `Origin: ${visitor.origin}`,
        'Content-Type: application/json',
        'Content-Length: 1',
      ) + '{',
      asked('GET /api/call/app.info HTTP/1.1'),
      asked('GET /api/nothing HTTP/1.1'),
      asked('GET / HTTP/1.1', 'Expect: everything'),
      asked('GET / HTTP/1.1', `X: ${'x'.repeat(2_000_000)}`),
      'GET / HTTP/1.1\r\n\r\n',
      'GET / HTTP/1.0\r\n\r\n',
      'GET / HTTP/1.1\r\nHost: [\r\n\r\n',
      'GET / HTTP/1.1\r\nHost: a b\r\n\r\n',
      'GET / HTTP/9.9\r\n\r\n',
      '\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003',
    ];
    for (const bytes of odd) {
      const status = await statusOf(bytes);
      expect([bytes.slice(0, 60), Math.floor(status / 100)]).toEqual([bytes.slice(0, 60), 4]);
    }
  });
});
