import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Connections, type ConnectionLimits } from '../../../../../electron/hosts/web/Connections.ts';
import type { Shown } from '../../../../../electron/hosts/web/doorGuard.ts';

const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
});

/** A server that takes a request's path for what it shows, and answers at once but for `/pass-waiting`. */
function aDoor(limits: Partial<ConnectionLimits> = {}) {
  return openDoor({ strangers: 4, guests: 6, strangerMs: 60_000, ...limits });
}

async function openDoor(limits?: ConnectionLimits) {
  const server: Server = createServer();
  const connections = new Connections(server, limits);
  server.on('request', (request, response) => {
    const [shown, isWaiting] = (request.url ?? '').slice(1).split('-');
    connections.note(request.socket, shown as Shown, response);
    if (!isWaiting) response.end('done');
    else response.write('waiting');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  ends.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return { connections, port };
}

interface Visit {
  readonly socket: Socket;
  isOpen: boolean;
}

/** Connects, and with `shown` asks for something and waits for the first of the answer. */
async function come(port: number, shown?: string): Promise<Visit> {
  const socket = connect(port, '127.0.0.1');
  const visit = { socket, isOpen: true };
  ends.push(() => socket.destroy());
  socket.on('error', () => undefined);
  socket.on('close', () => (visit.isOpen = false));
  await new Promise((resolve) => socket.once('connect', resolve));
  if (shown !== undefined) await ask(visit, shown);
  return visit;
}

async function ask({ socket }: Visit, shown: string): Promise<void> {
  socket.write(`GET /${shown} HTTP/1.1\r\nHost: x\r\n\r\n`);
  await new Promise((resolve) => socket.once('data', resolve).once('close', resolve));
}

async function many(count: number, port: number, shown?: string): Promise<Visit[]> {
  const visits: Visit[] = [];
  for (let at = 0; at < count; at++) visits.push(await come(port, shown));
  return visits;
}

const openOf = (visits: readonly Visit[]) => visits.filter(({ isOpen }) => isOpen).length;

describe('the connections of the web door', () => {
  it('of strangers are few, the newest ones, and each new one comes in', async () => {
    const { connections, port } = await aDoor();
    const strangers = await many(40, port);
    await expect.poll(() => openOf(strangers)).toBe(4);
    expect(connections.size).toBe(4);
    expect(strangers.slice(-4).map(({ isOpen }) => isOpen)).toEqual([true, true, true, true]);
    const guest = await come(port, 'pass');
    expect(guest.isOpen).toBe(true);
  });

  it('are sixteen of strangers, for ten seconds, and thirty-two of who is in, where nothing else is said', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    ends.push(() => vi.useRealTimers());
    const { connections, port } = await openDoor();
    const guests = await many(34, port, 'cookie');
    const strangers = await many(18, port);
    await expect.poll(() => [openOf(guests), openOf(strangers), connections.size]).toEqual([32, 16, 48]);
    await vi.advanceTimersByTimeAsync(9_000);
    await ask(guests.at(-1)!, 'cookie');
    expect(openOf(strangers)).toBe(16);
    await vi.advanceTimersByTimeAsync(1_500);
    await expect.poll(() => openOf(strangers)).toBe(0);
  });

  it('of strangers end soon, whatever they send', async () => {
    const { connections, port } = await aDoor({ strangerMs: 150 });
    const guest = await come(port, 'cookie-waiting');
    const [silent, refused, slow] = [await come(port), await come(port, 'nothing-waiting'), await come(port)];
    slow.socket.write('GET / HTTP/1.1\r\nX: ');
    const dripping = setInterval(() => slow.socket.write('x'), 20);
    ends.push(() => {
      clearInterval(dripping);
    });
    await expect.poll(() => openOf([silent, refused, slow])).toBe(0);
    expect(guest.isOpen).toBe(true);
    expect(connections.size).toBe(1);
  });

  it('of who is in are not crowded out by strangers, busy or idle', async () => {
    const { port } = await aDoor();
    const guests = [await come(port, 'pass-waiting'), await come(port, 'cookie'), await come(port, 'pass')];
    await many(60, port);
    await many(60, port, 'nothing');
    expect(openOf(guests)).toBe(3);
  });

  it('of who has the cookie are few too, and go before those that have the pass', async () => {
    const { connections, port } = await aDoor();
    const stream = await come(port, 'pass-waiting');
    const thieves = await many(40, port, 'cookie-waiting');
    await expect.poll(() => connections.size).toBe(6);
    await expect.poll(() => openOf(thieves)).toBe(5);
    expect(stream.isOpen).toBe(true);
    const streams = await many(5, port, 'pass-waiting');
    await expect.poll(() => openOf(thieves)).toBe(0);
    expect(openOf([stream, ...streams])).toBe(6);
  });

  it('that are idle go before those that are being answered', async () => {
    const { port } = await aDoor();
    const idle = await come(port, 'pass');
    const busy = await many(6, port, 'cookie-waiting');
    await expect.poll(() => idle.isOpen).toBe(false);
    await expect.poll(() => openOf(busy)).toBe(6);
  });
});
