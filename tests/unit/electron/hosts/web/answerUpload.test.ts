import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import type { Reply, TakenPictures } from '#shared/api/contract';
import { MAX_PICTURE_BYTES } from '#shared/graph/pictureTypes';
import { pngPicture } from '../../../../support/pngPicture.ts';
import { startTestHost } from '../../../../support/testApp.ts';
import { visit } from '../../../../support/transports.ts';

const PNG = pngPicture({ width: 24, height: 16 });
const ID = createHash('sha256').update(PNG).digest('hex');

async function open() {
  const { app, host } = await startTestHost();
  const visitor = await visit(host);
  const send = (name: string, body: BodyInit, headers: Record<string, string> = {}) =>
    visitor.fetch(`/api/pictures?name=${encodeURIComponent(name)}`, { method: 'POST', body, headers });
  const list = () => app.client('picture.list', {});
  return { app, host, visitor, send, list };
}

describe('a picture that a page sends', () => {
  it('is in the library, as it is and by its name', async () => {
    const { app, send, list } = await open();
    const reply = (await (
      await send('fox & owl.png', new Blob([Uint8Array.from(PNG)]))
    ).json()) as Reply<TakenPictures>;
    expect(reply).toEqual({
      ok: true,
      value: {
        pictures: [{ id: ID, width: 24, height: 16, mime: 'image/png', name: 'fox & owl.png', isNew: true }],
        refused: [],
      },
    });
    expect(readFileSync(app.service.media.pictureFile(ID)?.path ?? '')).toEqual(PNG);
    expect(await list()).toMatchObject([{ image: { id: ID } }]);
  });

  it('is refused in words where it is none', async () => {
    const { send } = await open();
    expect(await (await send('words.png', 'only words')).json()).toMatchObject({
      ok: true,
      value: { pictures: [], refused: [{ name: 'words.png', error: { code: 'picture' } }] },
    });
  });

  it.each([
    ['without the page’s own pass', { 'x-lumi-pass': '' }, 401],
    ['from another site', { origin: 'https://elsewhere.test' }, 403],
    ['by a name that was turned to this machine', { host: 'elsewhere.test' }, 403],
  ])('is not taken %s', async (_name, headers, status) => {
    const { host, visitor, list } = await open();
    const own: Record<string, string> = {
      host: `127.0.0.1:${String(host.port)}`,
      origin: visitor.origin,
      ...visitor.pass,
    };
    const all = { ...own, cookie: visitor.cookie, ...headers, 'content-length': String(PNG.length) };
    const lines = Object.entries(all).map(([key, value]) => `${key}: ${value}`);
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(host.port, '127.0.0.1', () => {
        socket.write(`POST /api/pictures?name=x HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
        socket.write(PNG);
      });
      socket.once('data', (data) => {
        socket.destroy();
        resolve(data.toString('latin1'));
      });
      socket.once('error', reject);
    });
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${String(status)} `));
    expect(await list()).toEqual([]);
  });

  it('is refused at its head where it says that it is too large', async () => {
    const { host, visitor } = await open();
    const headers = { host: `127.0.0.1:${String(host.port)}`, origin: visitor.origin, ...visitor.pass };
    const lines = Object.entries(headers).map(([key, value]) => `${key}: ${value}`);
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(host.port, '127.0.0.1', () => {
        const length = `content-length: ${String(MAX_PICTURE_BYTES + 1)}`;
        socket.write(`POST /api/pictures?name=x HTTP/1.1\r\n${lines.join('\r\n')}\r\n${length}\r\n\r\n`);
      });
      socket.once('data', (data) => {
        socket.destroy();
        resolve(data.toString('latin1'));
      });
      socket.once('error', reject);
    });
    expect(answer).toMatch(/^HTTP\/1.1 413 /);
  });

  it('leaves nothing where its page goes away meanwhile', async () => {
    const { host, visitor, list } = await open();
    const headers = { host: `127.0.0.1:${String(host.port)}`, origin: visitor.origin, ...visitor.pass };
    const lines = Object.entries(headers).map(([key, value]) => `${key}: ${value}`);
    await new Promise<void>((resolve) => {
      const socket = connect(host.port, '127.0.0.1', () => {
        socket.write(`POST /api/pictures?name=x HTTP/1.1\r\n${lines.join('\r\n')}\r\ncontent-length: 9999\r\n\r\n`);
        socket.write(PNG, () => {
          socket.destroy();
          resolve();
        });
      });
    });
    expect(await list()).toEqual([]);
  });

  it('is asked for by POST only', async () => {
    const { visitor } = await open();
    expect((await visitor.fetch('/api/pictures')).status).toBe(405);
  });
});
