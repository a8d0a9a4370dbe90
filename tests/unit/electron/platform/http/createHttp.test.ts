import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { BadInputError, CancelledError } from '#shared/errors/inputErrors';
import { CallTimeoutError, NetworkError, ProviderResponseError } from '#shared/errors/providerErrors';
import { redactKeys } from '#shared/graph/keyShapes';
import type { TextStream } from '#shared/providers/TextStream';
import { createHttp, type HttpLimits } from '../../../../../electron/platform/http/createHttp.ts';
import type { Http, HttpRequest } from '../../../../../electron/platform/http/Http.ts';
import { startHttpServer, startTcpServer, type RawServer } from '../../../../support/rawServer.ts';
import { tempFolder } from '../../../../support/tempFolder.ts';
import { whenRead } from '../../../../support/whenRead.ts';

const KEY = 'AIzaSyCANARY0123456789012345678901234567';
const open: (RawServer | Http)[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
});

/** Everything it receives goes to one folder. */
function http(folder: string, limits: Partial<HttpLimits> = {}) {
  const made = createHttp({
    readPicture: ({ id }, as) => Promise.resolve(Buffer.from(`bytes of ${id}${as === undefined ? '' : ` as ${as}`}`)),
    redactor: () => (said) => redactKeys(said, [KEY]),
    limits,
  });
  open.push(made);
  return {
    send: (asked: Omit<HttpRequest, 'folder'>, signal: AbortSignal) => made.send({ ...asked, folder }, signal),
    get: (asked: Parameters<Http['get']>[0], signal: AbortSignal) => made.get(asked, signal),
    download: (url: string, options: { timeoutMs: number; isLocal: boolean }, signal: AbortSignal) =>
      made.download(url, { ...options, folder }, signal),
  };
}

async function serve(
  answer: (request: IncomingMessage, response: ServerResponse, body: string) => void,
): Promise<string> {
  const server = await startHttpServer((request, response) => {
    void text(request).then((body) => {
      answer(request, response, body);
    });
  });
  open.push(server);
  return server.url;
}

const request = (url: string, over: object = {}) => ({
  url: `${url}/v1/make`,
  headers: { 'x-goog-api-key': KEY },
  body: { json: { prompt: 'a secret fox' } },
  pictureKeys: ['data'],
  timeoutMs: 10_000,
  ...over,
});

const never = new AbortController().signal;

/** The error, after checking that it tells nothing it must not. */
async function failureOf(work: Promise<unknown>): Promise<Error & { hint: string | undefined }> {
  const error = await work.then(
    () => expect.fail('It should have failed.'),
    (caught: unknown) => caught as Error & { hint: string | undefined },
  );
  expect(`${error.message} ${error.hint ?? ''}`).not.toMatch(/AIza|secret fox|v1\/make|token=/);
  return error;
}

describe('createHttp', () => {
  it('sends JSON with the bytes of pictures in their places, and gives the reply parsed', async () => {
    let seen: unknown;
    const url = await serve((incoming, response, body) => {
      seen = {
        method: incoming.method,
        path: incoming.url,
        key: incoming.headers['x-goog-api-key'],
        length: incoming.headers['content-length'],
        body: JSON.parse(body) as unknown,
      };
      response.setHeader('X-Request-Id', 'r1').end('{"text":"done"}');
    });
    const image = (id: string) => ({ id, width: 1, height: 1, mime: 'image/png' });
    const body = {
      prompt: 'žluť "日本"',
      parts: [
        { $picture: image('a'), prefix: 'data:image/png;base64,' },
        { $picture: image('b'), prefix: '' },
        { $picture: image('c'), prefix: '', as: 'image/png' },
      ],
    };
    const { reply, blobs } = await http(tempFolder()).send(request(url, { body: { json: body } }), never);
    expect(reply).toMatchObject({ status: 200, headers: { 'x-request-id': 'r1' }, body: { text: 'done' } });
    expect(blobs.size).toBe(0);
    expect(seen).toEqual({
      method: 'POST',
      path: '/v1/make',
      key: KEY,
      length: expect.stringMatching(/^\d+$/) as string,
      body: {
        prompt: 'žluť "日本"',
        parts: [`data:image/png;base64,${btoa('bytes of a')}`, btoa('bytes of b'), btoa('bytes of c as image/png')],
      },
    });
  });

  it.each(['identity', 'gzip'])('writes a picture of 20 MB in a reply to disk, sent as %s', async (encoding) => {
    const picture = randomBytes(20e6);
    const folder = tempFolder();
    const json = JSON.stringify({
      parts: [{ data: picture.toString('base64'), thoughtSignature: 'x'.repeat(50_000) }],
    });
    const url = await serve((_, response) => {
      response.setHeader('content-encoding', encoding).end(encoding === 'gzip' ? gzipSync(json, { level: 1 }) : json);
    });
    const { reply, blobs, discard } = await http(folder).send(request(url), never);
    const { parts } = reply.body as { parts: [{ data: string; thoughtSignature: string }] };
    expect(parts[0].thoughtSignature).toHaveLength(50_000);
    expect(Buffer.compare(readFileSync(blobs.get(parts[0].data)!.path), picture)).toBe(0);
    await discard();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('keeps the files it is told to keep when the rest is discarded', async () => {
    const folder = tempFolder();
    const url = await serve((_, response) =>
      response.end(JSON.stringify([1, 2].map(() => ({ data: 'AAAA'.repeat(5000) })))),
    );
    const { blobs, discard } = await http(folder).send(request(url), never);
    const [first] = [...blobs.values()];
    await discard(new Set([first!.path]));
    expect(readdirSync(folder)).toHaveLength(1);
  });

  it('gives a reply with an error status as it is, JSON or not', async () => {
    const url = await serve((_, response) => response.writeHead(502).end('<html>{"data": bad gateway'));
    const { reply } = await http(tempFolder()).send(request(url), never);
    expect(reply).toMatchObject({ status: 502, body: '<html>{"data": bad gateway' });
  });

  it('takes keys out of everything a server says', async () => {
    const url = await serve((_, response) => {
      response
        .setHeader('x-echo', KEY)
        .end(JSON.stringify({ error: { message: `bad key ${KEY}`, [KEY]: [`sk-or-v1-0123456789abcdef`] } }));
    });
    const { reply } = await http(tempFolder()).send(request(url), never);
    expect(JSON.stringify(reply)).not.toMatch(/AIza|sk-or/);
    expect(JSON.stringify(reply)).toContain('bad key [key removed]');
  });

  it('leaves a short picture whole, though by chance it holds what looks like a key', async () => {
    const picture = `${'ABCD'.repeat(100)}AIzaSyBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB${'ABCD'.repeat(100)}`;
    const url = await serve((_, response) =>
      response.end(JSON.stringify([{ data: picture }, { data: KEY }, { text: picture }])),
    );
    const { reply } = await http(tempFolder()).send(request(url), never);
    const [kept, ...redacted] = reply.body as object[];
    expect(kept).toEqual({ data: picture });
    expect(JSON.stringify(redacted)).not.toContain('AIza');
  });

  it.each([301, 302, 303, 307, 308])('refuses to follow a %d', async (status) => {
    let calls = 0;
    const url = await serve((_, response) => {
      calls++;
      response.writeHead(status, { location: '/elsewhere?token=abc' }).end();
    });
    const error = await failureOf(http(tempFolder()).send(request(url), never));
    expect(error).toBeInstanceOf(ProviderResponseError);
    expect(calls).toBe(1);
  });

  it('sends nothing without encryption, but to this machine', async () => {
    const error = await failureOf(http(tempFolder()).send(request('http://example.com'), never));
    expect(error).toBeInstanceOf(BadInputError);
    await expect(http(tempFolder()).send(request('ftp://127.0.0.1'), never)).rejects.toThrow(BadInputError);
    await expect(http(tempFolder()).send(request('https://user:secret@127.0.0.1'), never)).rejects.toThrow(
      BadInputError,
    );
  });

  it('refuses a request that is too large before anything is sent', async () => {
    let calls = 0;
    const url = await serve((_, response) => {
      calls++;
      response.end('{}');
    });
    const body = { prompt: 'x'.repeat(2000) };
    await expect(
      http(tempFolder(), { requestBytes: 1000 }).send(request(url, { body: { json: body } }), never),
    ).rejects.toThrow(BadInputError);
    expect(calls).toBe(0);
  });

  it('does not repeat a key that cannot be sent', async () => {
    const error = await failureOf(
      http(tempFolder()).send(request('http://127.0.0.1:9', { headers: { key: `${KEY}\nx` } }), never),
    );
    expect(error).toBeInstanceOf(BadInputError);
    expect(error.cause).toBeUndefined();
  });

  it('says that nothing was sent where nobody listens', async () => {
    const server = await startTcpServer(() => undefined);
    await server.close();
    const error = await failureOf(http(tempFolder()).send(request(server.url), never));
    expect(error).toBeInstanceOf(NetworkError);
    expect(error.message).toContain('refused the connection');
    expect(error.hint).not.toContain('billed');
  });

  it('says that a call may have been billed when the connection is reset after it', async () => {
    const server = await startTcpServer((socket) => {
      socket.on('data', () => socket.resetAndDestroy());
    });
    open.push(server);
    const error = await failureOf(http(tempFolder()).send(request(server.url), never));
    expect(error).toBeInstanceOf(NetworkError);
    expect(error.hint).toContain('may have billed');
  });

  const half = `{"parts":[{"data":"${'AAAA'.repeat(200_000)}`;
  it.each([
    ['with fewer bytes than promised', `HTTP/1.1 200 OK\r\ncontent-length: 9000000\r\n\r\n${half}`],
    ['in the middle of a chunk', `HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nfffff\r\n${half}`],
    ['with its JSON cut off', `HTTP/1.1 200 OK\r\ncontent-length: ${half.length}\r\n\r\n${half}`],
  ])('fails and leaves no file when a reply ends %s', async (_, reply) => {
    const folder = tempFolder();
    const server = await startTcpServer((socket) => {
      socket.once('data', () => socket.end(reply));
    });
    open.push(server);
    const error = await failureOf(http(folder).send(request(server.url), never));
    expect(error).toBeInstanceOf(NetworkError);
    expect(error.hint).toContain('may have billed');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('stops an endless reply at its limit and closes the connection', async () => {
    const folder = tempFolder();
    const closed = Promise.withResolvers<undefined>();
    const server = await startTcpServer((socket) => {
      socket.on('close', () => {
        closed.resolve(undefined);
      });
      socket.once('data', () => {
        socket.write('HTTP/1.1 200 OK\r\n\r\n{"data":"');
        const more = (): void => {
          while (!socket.destroyed && socket.write('A'.repeat(60_000)));
        };
        socket.on('drain', more);
        more();
      });
    });
    open.push(server);
    const error = await failureOf(http(folder, { replyBytes: 5e6 }).send(request(server.url), never));
    expect(error).toBeInstanceOf(ProviderResponseError);
    await closed.promise;
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each(['headers', 'body'])('gives up when the %s take too long', async (part) => {
    const folder = tempFolder();
    const url = await serve((_, response) => {
      if (part === 'body') response.write(half);
    });
    const error = await failureOf(http(folder).send(request(url, { timeoutMs: 300 }), never));
    expect(error).toBeInstanceOf(CallTimeoutError);
    expect(error.message).toContain('0.3 s');
    expect(error.hint).toContain('may have billed');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('gives up a question that costs nothing once its time is over, however alive the answer is', async () => {
    const url = await serve((_, response) => {
      const drops = setInterval(() => response.write('[1]\n'), 50);
      response.on('close', () => {
        clearInterval(drops);
      });
    });
    const error = await failureOf(http(tempFolder()).get({ url, headers: {}, timeoutMs: 500 }, never));
    expect(error).toBeInstanceOf(CallTimeoutError);
    expect(error.message).toContain('it took longer than 0.5 s');
  });

  it('tells nothing of a text any more once it has failed', async () => {
    const url = await serve((_, response) => {
      response.end('data: {"say":"one "}\n\ndata: {"say":"two "}\n\n');
    });
    const told: string[] = [];
    let hasFailed = false;
    const made = createHttp({
      readPicture: () => Promise.reject(new Error('none')),
      redactor: () => (said) => {
        if (said !== 'one two ' || hasFailed) return said;
        hasFailed = true;
        throw new Error('It cannot be read.');
      },
    });
    open.push(made);
    const stream: TextStream = {
      hear: (event) => ({ text: (event as { say: string }).say, refusal: '' }),
      state: () => 'open',
      body: (all) => all,
    };
    const text = { stream, tell: (piece: string) => told.push(piece) };
    await expect(made.send({ ...request(url), text, folder: tempFolder() }, never)).rejects.toThrow();
    await wait(250);
    expect(told).toEqual([]);
  });

  it('lets a slow reply be slow', async () => {
    const url = await serve((_, response) => {
      void (async () => {
        for (const letter of '{"text":"slow"}') {
          response.write(letter);
          await wait(20);
        }
        response.end();
      })();
    });
    const { reply } = await http(tempFolder()).send(request(url), never);
    expect(reply.body).toEqual({ text: 'slow' });
  });

  it('is stopped in the middle of a reply and leaves no file', async () => {
    const folder = tempFolder();
    const stop = new AbortController();
    const closed = Promise.withResolvers<undefined>();
    const url = await serve((_, response) => {
      response.on('close', () => {
        closed.resolve(undefined);
      });
      response.write(half);
      setTimeout(() => {
        stop.abort();
      }, 200);
    });
    const error = await failureOf(http(folder).send(request(url), stop.signal));
    expect(error).toBeInstanceOf(CancelledError);
    await closed.promise;
    expect(readdirSync(folder)).toEqual([]);
  });

  it('sends nothing once it is stopped', async () => {
    let calls = 0;
    const url = await serve((_, response) => {
      calls++;
      response.end('{}');
    });
    await expect(http(tempFolder()).send(request(url), AbortSignal.abort())).rejects.toThrow(CancelledError);
    expect(calls).toBe(0);
  });
});

describe('download', () => {
  it('fetches a picture without headers of ours, over redirects', async () => {
    const seen: string[] = [];
    const picture = randomBytes(700_000);
    const url = await serve((incoming, response) => {
      seen.push(
        `${incoming.url ?? ''} ${Object.keys(incoming.headers)
          .filter((name) => /key|auth|cookie/.test(name))
          .join()}`,
      );
      if (incoming.url === '/a') response.writeHead(302, { location: '/b' }).end();
      else response.end(picture);
    });
    const file = await http(tempFolder()).download(`${url}/a`, { timeoutMs: 5000, isLocal: true }, never);
    expect(Buffer.compare(readFileSync(file.path), picture)).toBe(0);
    expect(seen).toEqual(['/a ', '/b ']);
  });

  it('does not reach this machine for a provider that is elsewhere', async () => {
    const url = await serve((_, response) => response.end('x'));
    const options = { timeoutMs: 5000, isLocal: false };
    await expect(http(tempFolder()).download(`${url}/a`, options, never)).rejects.toThrow(BadInputError);
  });

  it('stops at its limit, and at a status that is no success, and leaves neither a file nor a connection', async () => {
    const folder = tempFolder();
    const ended: Promise<unknown>[] = [];
    const url = await serve((incoming, response) => {
      ended.push(once(response, 'close'));
      const isPacked = incoming.url === '/packed';
      const status = incoming.url?.startsWith('/gone') ? 404 : 200;
      response.writeHead(status, isPacked ? { 'content-encoding': 'gzip' } : {});
      // No end of it.
      response.write(isPacked ? gzipSync(Buffer.alloc(2e6)) : Buffer.alloc(2e6));
    });
    const options = { timeoutMs: 60_000, isLocal: true };
    const client = http(folder, { downloadBytes: 1e6 });
    await expect(client.download(`${url}/large`, options, never)).rejects.toThrow('too large');
    await expect(client.download(`${url}/packed`, options, never)).rejects.toThrow('too large');
    await expect(client.download(`${url}/gone?token=abc`, options, never)).rejects.toThrow(/answered 404/);
    expect(readdirSync(folder)).toEqual([]);
    expect(await Promise.all(ended)).toHaveLength(3);
  });

  it.each(['the server breaks', 'the user stops it'])('keeps what had come where %s', async (what) => {
    const picture = randomBytes(70_000);
    const stop = new AbortController();
    const url = await serve((_, response) => {
      whenRead(picture.length, () => {
        if (what === 'the user stops it') stop.abort();
        else response.destroy();
      });
      response.writeHead(200, { 'content-length': picture.length + 1 }).write(picture);
    });
    const file = await http(tempFolder()).download(`${url}/a`, { timeoutMs: 60_000, isLocal: true }, stop.signal);
    expect(file.isCut).toBe(true);
    expect(Buffer.compare(readFileSync(file.path), picture)).toBe(0);
  });

  it('says why nothing of a picture came', async () => {
    const url = await serve((_, response) => {
      response.writeHead(200, { 'content-length': 9 }).flushHeaders();
    });
    const nothing = http(tempFolder()).download(`${url}/a`, { timeoutMs: 500, isLocal: true }, never);
    await expect(nothing).rejects.toThrow(CallTimeoutError);
  });
});
