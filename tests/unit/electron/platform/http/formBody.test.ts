import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import type { FormPart } from '#shared/providers/HttpCall';
import { pictureFile } from '#shared/providers/pictureSlot';
import { createHttp, type HttpLimits } from '../../../../../electron/platform/http/createHttp.ts';
import type { Http } from '../../../../../electron/platform/http/Http.ts';
import { startHttpServer, type RawServer } from '../../../../support/rawServer.ts';
import { readMultipart, type MultipartFile } from '../../../../support/readMultipart.ts';
import { tempFolder } from '../../../../support/tempFolder.ts';

const open: (RawServer | Http)[] = [];
afterEach(() => Promise.all(open.splice(0).map((one) => one.close())));

const image = (id: string, mime: string) => ({ id, width: 1, height: 1, mime });
const TAKEN = ['image/png', 'image/jpeg', 'image/webp'];
const PICTURES = new Map<string, Buffer>();

/** Sends forms to a server that reads each by its bytes. */
async function strictServer(limits: Partial<HttpLimits> = {}) {
  const seen: { readonly headers: IncomingMessage['headers']; readonly body: Buffer }[] = [];
  const server = await startHttpServer((request, response) => {
    void buffer(request).then((body) => {
      seen.push({ headers: request.headers, body });
      response.end('{}');
    });
  });
  const http = createHttp({
    readPicture: ({ id }, as) =>
      Promise.resolve(PICTURES.get(id) ?? Buffer.from(`bytes of ${id}${as === undefined ? '' : ` as ${as}`}`)),
    redactor: () => (said) => said,
    limits,
  });
  open.push(server, http);
  const send = async (form: readonly FormPart[]) => {
    const { converted } = await http.send(
      { url: server.url, headers: {}, body: { form }, pictureKeys: [], timeoutMs: 10_000, folder: tempFolder() },
      new AbortController().signal,
    );
    const { headers, body } = seen.at(-1)!;
    expect(headers['content-length']).toBe(String(body.length));
    return { parts: readMultipart(headers['content-type'], body), boundary: headers['content-type'], converted };
  };
  return { send, seen };
}

describe('a form', () => {
  it('arrives with its texts and its pictures, in their order and each with its name and type', async () => {
    const { send } = await strictServer();
    const references = [image('a', 'image/png'), image('b', 'image/jpg'), image('c', 'image/webp')];
    const { parts, converted } = await send([
      { name: 'model', value: 'm-1' },
      { name: 'prompt', value: 'žlutá liška 🦊\r\n„日本“\n' },
      ...references.map((one, place) => pictureFile('image[]', one, place, TAKEN)),
      { name: 'n', value: '' },
    ]);
    expect(parts).toEqual([
      { name: 'model', value: 'm-1' },
      { name: 'prompt', value: 'žlutá liška 🦊\r\n„日本“\n' },
      { name: 'image[]', filename: 'picture-1.png', type: 'image/png', bytes: Buffer.from('bytes of a') },
      { name: 'image[]', filename: 'picture-2.jpg', type: 'image/jpeg', bytes: Buffer.from('bytes of b') },
      { name: 'image[]', filename: 'picture-3.webp', type: 'image/webp', bytes: Buffer.from('bytes of c') },
      { name: 'n', value: '' },
    ]);
    expect(converted.size).toBe(0);
  });

  it('holds a picture of a type that is not taken as PNG, and tells which it was', async () => {
    const { send } = await strictServer();
    const { parts, converted } = await send([pictureFile('image', image('g', 'image/gif'), 0, TAKEN)]);
    expect(parts).toEqual([
      { name: 'image', filename: 'picture-1.png', type: 'image/png', bytes: Buffer.from('bytes of g as image/png') },
    ]);
    expect([...converted]).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/)]);
  });

  it('has names with quotes and line ends that no server takes for its own', async () => {
    const { send } = await strictServer();
    const name = 'a"; filename="x\r\nX-Evil: 1\r\n\r\n';
    const file = { ...pictureFile(name, image('a', 'image/png'), 0, TAKEN), filename: 'fox "1"\n.png' };
    const { parts } = await send([{ name, value: 'v' }, file]);
    expect(parts).toMatchObject([
      { name, value: 'v' },
      { name, filename: 'fox "1"\n.png' },
    ]);
  });

  it('is told apart by a boundary that is new each time, so that no text can hold it', async () => {
    const { send } = await strictServer();
    const { boundary: first = '' } = await send([{ name: 'a', value: 'b' }]);
    const line = `\r\n--${first.split('=')[1] ?? ''}--\r\n`;
    const { parts, boundary } = await send([{ name: 'prompt', value: line }]);
    expect(parts).toEqual([{ name: 'prompt', value: line }]);
    expect(boundary).not.toBe(first);
  });

  it('keeps every byte of a large picture', async () => {
    const bytes = Buffer.concat([Buffer.from('\r\n--lumi-\r\n'), randomBytes(5_000_000), Buffer.from('\r\n--')]);
    PICTURES.set('large', bytes);
    const { send } = await strictServer();
    const { parts } = await send([pictureFile('image', image('large', 'image/png'), 0, TAKEN)]);
    expect((parts[0] as MultipartFile).bytes.equals(bytes)).toBe(true);
  });

  it('is not sent where it is too large', async () => {
    const { send, seen } = await strictServer({ requestBytes: 1000 });
    await expect(send([{ name: 'prompt', value: 'x'.repeat(2000) }])).rejects.toThrow('larger than');
    expect(seen).toEqual([]);
  });

  it('brings over whatever is in it', async () => {
    const { send } = await strictServer();
    const text = fc.string({ unit: 'grapheme' }).map((one) => one.toWellFormed());
    // What looks escaped already is not told from what was.
    const name = text.filter((one) => !one.includes('%'));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.record({ name, value: text }), { minLength: 1, maxLength: 5 }), async (form) => {
        expect((await send(form)).parts).toEqual(form);
      }),
      { numRuns: 50 },
    );
  });
});
