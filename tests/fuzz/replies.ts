/** Replies: what a server may send, over a real socket, taken apart by the whole of the http room. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { deflateSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { google } from '#shared/providers/google';
import { openai } from '#shared/providers/openai';
import { openrouter } from '#shared/providers/openrouter';
import type { HttpProvider } from '#shared/providers/ProviderAdapter';
import { createHttp } from '../../electron/platform/http/createHttp.ts';
import type { HttpAnswer } from '../../electron/platform/http/Http.ts';
import { createImages } from '../../electron/platform/images/createImages.ts';
import { callTo, generatorOf } from '../support/generatorOf.ts';
import { pngPicture } from '../support/pngPicture.ts';
import { startHttpServer } from '../support/rawServer.ts';
import type { OpenFuzzArea } from './FuzzArea.ts';
import { hostileJson, hostileWord } from './hostile.ts';

const PICTURE = pngPicture({ width: 120, height: 80, noise: true });
const PICTURE_ID = createHash('sha256').update(PICTURE).digest('hex');
const BASE64 = PICTURE.toString('base64');
const never = new AbortController().signal;

/** What the server says to the next request. */
interface Said {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** Bytes of each write. */
  readonly step: number;
}

const step = fc.constantFrom(1, 7, 64, 1000, 16_384, 1e9);
const providers = { google, openrouter, openai };
/** By name: a finding shows what it was found for. */
const provider = fc.constantFrom<keyof typeof providers>('google', 'openrouter', 'openai');

/** A reply of a provider's shape that holds the picture, with anything else beside it. */
const around = fc.record({ beside: hostileJson, name: hostileWord, words: hostileWord });
function replyOf(
  { id }: HttpProvider,
  { beside, name, words }: { beside: unknown; name: string; words: string },
): object {
  const parts = [{ text: words }, { inlineData: { mimeType: 'image/png', data: BASE64 } }];
  const message = {
    role: 'assistant',
    content: words,
    images: [{ type: 'image_url', image_url: { url: `data:image/png;base64,${BASE64}` } }],
  };
  const replies: Readonly<Record<string, object>> = {
    google: { candidates: [{ content: { parts }, finishReason: 'STOP' }] },
    openrouter: { choices: [{ message, finish_reason: 'stop' }] },
    openai: { created: 1, data: [{ b64_json: BASE64 }], quality: words },
  };
  return { [`x${name}`]: beside, ...replies[id], [`y${name}`]: beside };
}

/** How a reply may be wrapped, packed or dirtied and still hold the whole picture. */
const dress = fc.constantFrom<(text: string) => string>(
  (text) => text,
  (text) => `\ufeff${text}`,
  (text) => `\n\n  ${text}\r\n`,
  (text) => `${text}\n\ndata: [DONE]\n\n`,
  (text) => `data: ${text}\n\n`,
  (text) => `: keep-alive\n\nevent: message\ndata: {"x":1}\n\ndata:${text}\n\ndata: [DONE]\n\n`,
  (text) => `[{"candidates":[{"content":{"parts":[{"text":"hm"}]}}]},${text}]`,
  (text) => `Here it is:\n${text}`,
  (text) => `${text}<html>gateway</html>`,
  (text) => `{"data":${text}}`,
  (text) => text.replace(/\}$/, ',}'),
  (text) => text.replace(/^\{/, '{"n":NaN,'),
  (text) => text.replaceAll('/', '\\/'),
  (text) => `{"deep":${'['.repeat(400)}1${']'.repeat(400)},${text.slice(1)}`,
);
const packing = fc.constantFrom<(body: Buffer) => Partial<Said> & Pick<Said, 'body'>>(
  (body) => ({ body }),
  (body) => ({ body }),
  (body) => ({ body: gzipSync(body), headers: { 'content-encoding': 'gzip' } }),
  (body) => ({ body: deflateSync(body), headers: { 'content-encoding': 'deflate' } }),
  (body) => ({ body: gzipSync(body) }),
  (body) => ({ body, headers: { 'content-encoding': 'gzip' } }),
  (body) => ({ body, headers: { 'content-type': 'text/event-stream' } }),
  (body) => ({ body, headers: { 'content-type': 'image/png' } }),
);

/** Bytes that look like something. */
const anyBody = fc
  .array(
    fc.oneof(
      hostileWord.map((word) => Buffer.from(word)),
      fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
      hostileJson.map((value) => Buffer.from(JSON.stringify(value))),
      fc.constantFrom(BASE64, BASE64.slice(0, 20_000), `"data":"${BASE64}"`).map((text) => Buffer.from(text)),
      fc.constantFrom(PICTURE, PICTURE.subarray(0, 9_000), gzipSync(PICTURE)),
    ),
    { maxLength: 8 },
  )
  .map((parts) => Buffer.concat(parts));

export const openReplies: OpenFuzzArea = async (onCase) => {
  const home = await mkdtemp(join(tmpdir(), 'lumi-fuzz-'));
  let said: Said = { status: 200, headers: {}, body: Buffer.alloc(0), step: 1e9 };
  const server = await startHttpServer((request, response) => {
    request.resume().on('end', () => {
      response.on('error', () => undefined);
      response.writeHead(said.status, { 'content-type': 'application/json', ...said.headers });
      const { body, step: most } = said;
      const size = Math.max(most, Math.ceil(body.length / 200));
      for (let at = 0; at < body.length; at += size) response.write(body.subarray(at, at + size));
      response.end();
    });
  });
  const images = createImages();
  const http = createHttp({
    readPicture: () => Promise.reject(new Error('There are no references.')),
    redactor: () => (text) => text,
  });
  const incoming = join(home, 'incoming');
  const generate = async (asked: HttpProvider, answer: Said) => {
    said = answer;
    const { generator } = generatorOf({ provider: asked, http, url: server.url, images, home });
    const outcome = await generator.generate(callTo(asked), never);
    if (outcome.ok) await Promise.all(outcome.received.pictures.map(({ path }) => rm(path, { force: true })));
    if (!outcome.ok && outcome.error.code === 'unexpected') throw outcome.error;
    return outcome;
  };

  return {
    properties: [
      {
        name: 'a reply that is JSON is read as JSON.parse reads it, however it is cut',
        property: fc.asyncProperty(hostileJson, around, step, fc.boolean(), async (value, more, size, isPretty) => {
          onCase();
          const whole = { value, ...replyOf(google, more) };
          const text = JSON.stringify(whole, undefined, isPretty ? 2 : 0);
          said = { status: 200, headers: {}, body: Buffer.from(text), step: size };
          const answer = await http.send(
            {
              url: `${server.url}/x`,
              headers: {},
              body: { json: {} },
              pictureKeys: google.pictureKeys,
              timeoutMs: 30_000,
              folder: incoming,
            },
            never,
          );
          compare(answer, JSON.parse(text));
          await answer.discard();
        }),
      },
      {
        name: 'a whole picture is kept, whatever stands around it',
        property: fc.asyncProperty(provider, around, dress, packing, step, async (name, more, dressed, pack, size) => {
          onCase();
          const asked = providers[name];
          const packed = pack(Buffer.from(dressed(JSON.stringify(replyOf(asked, more)))));
          const outcome = await generate(asked, { status: 200, headers: {}, step: size, ...packed });
          if (!outcome.ok) throw outcome.error;
          const ids = outcome.received.pictures.map(({ id }) => id);
          if (!ids.includes(PICTURE_ID)) throw new Error(`Another picture was kept: ${ids.join(', ')}`);
        }),
      },
      {
        name: 'bytes of any kind are a picture or an expected failure',
        property: fc.asyncProperty(
          provider,
          anyBody,
          fc.constantFrom(200, 200, 206, 400, 429, 500, 503),
          step,
          async (name, body, status, size) => {
            onCase();
            await generate(providers[name], { status, headers: {}, body, step: size });
          },
        ),
      },
    ],
    async close() {
      await Promise.all([server.close(), http.close(), images.close()]);
      // The case that time ran out for may still be writing.
      await rm(home, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
    },
  };
};

/** @throws where the reply differs from what it should be; a reference stands for the bytes of its file. */
function compare({ reply, blobs }: HttpAnswer, expected: unknown): void {
  const restored: unknown = JSON.parse(JSON.stringify(reply.body), (_key, part: unknown) => {
    const blob = typeof part === 'string' ? blobs.get(part) : undefined;
    return blob ? readFileSync(blob.path).toString('base64') : part;
  });
  if (!isDeepStrictEqual(restored, expected)) throw new Error(`It was read as ${JSON.stringify(reply.body)}`);
}
