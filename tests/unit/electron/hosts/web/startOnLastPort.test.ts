import { createServer } from 'node:http';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StorageError } from '#shared/errors/inputErrors';
import { startOnLastPort } from '../../../../../electron/hosts/web/startOnLastPort.ts';
import type { WebHost } from '../../../../../electron/hosts/web/startWebHost.ts';
import { openTestApp, type TestApp } from '../../../../support/testApp.ts';

let opened: TestApp;
let pageFolder: string;

beforeEach(async () => {
  opened = await openTestApp();
  pageFolder = join(opened.home, 'page');
  mkdirSync(pageFolder);
});

const hosts: WebHost[] = [];
afterEach(async () => {
  for (const host of hosts.splice(0)) await host.close();
});

async function start(port = 0): Promise<number> {
  const host = await startOnLastPort(opened.app, { port, pageFolder });
  hosts.push(host);
  return host.port;
}

async function restart(port = 0): Promise<number> {
  await hosts.pop()?.close();
  return start(port);
}

describe('the port of the web door', () => {
  it('is the one of last time, so that the page finds what the browser keeps for it', async () => {
    const first = await start();
    expect(await restart()).toBe(first);
    expect(await restart()).toBe(first);
  });

  it('is another one where that is taken, and the first one again as soon as it is free', async () => {
    const first = await start();
    const second = await start();
    expect(second).not.toBe(first);
    await hosts.shift()?.close();
    expect(await restart()).toBe(first);
  });

  it('is not remembered where that cannot be written, and the door opens all the same', async () => {
    mkdirSync(join(opened.home, 'web-port'));
    expect(await start()).toBeGreaterThan(0);
  });

  it('is the one that is asked for, or none, and next time its own again', async () => {
    const other = createServer();
    other.listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as { readonly port: number };
    const first = await start();
    await expect(start(port)).rejects.toThrow(StorageError);
    other.close();
    await once(other, 'close');
    expect(await restart()).toBe(first);
    expect(await restart(port)).toBe(port);
    expect(await restart()).toBe(first);
  });

  it.each(['', 'nonsense', '-1', '70000', '80.5'])('is any free one where the file says %j', async (text) => {
    writeFileSync(join(opened.home, 'web-port'), text);
    expect(await start()).toBeGreaterThan(0);
  });
});
