import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { deflateSync } from 'node:zlib';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { CancelledError, PictureError } from '#shared/errors/inputErrors';
import {
  BillingError,
  KeyMissingError,
  NoImageError,
  ProviderResponseError,
  ProviderUnavailableError,
  RateLimitedError,
} from '#shared/errors/providerErrors';
import { usd } from '#shared/graph/Money';
import type { Model } from '#shared/providers/Model';
import type { Generated } from '#shared/providers/HttpReply';
import type { HttpProvider, LocalProvider } from '#shared/providers/ProviderAdapter';
import type { GeneratorOptions } from '../../../../../electron/platform/http/CallOptions.ts';
import { createPartials } from '../../../../../electron/platform/disk/createPartials.ts';
import { createGenerator } from '../../../../../electron/platform/http/createGenerator.ts';
import { createHttp } from '../../../../../electron/platform/http/createHttp.ts';
import { ODDITIES } from '../../../../../electron/platform/http/reply/oddities.ts';
import { createImages } from '../../../../../electron/platform/images/createImages.ts';
import type { CallRecord } from '../../../../../electron/engine/Ports.ts';
import { startHttpServer, startTcpServer, type RawServer } from '../../../../support/rawServer.ts';
import { tempFolder } from '../../../../support/tempFolder.ts';

const images = createImages();
const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
});
afterAll(() => images.close());

/** A PNG with this much noise behind its pixels, so that each is another and can be long. */
function png(noiseBytes = 10): Buffer {
  const chunk = (type: string, data: Buffer): Buffer => {
    const whole = Buffer.concat([Buffer.alloc(4), Buffer.from(type), data, Buffer.alloc(4)]);
    whole.writeUInt32BE(data.length, 0);
    return whole;
  };
  const header = Buffer.from([0, 0, 0, 3, 0, 0, 0, 2, 8, 0, 0, 0, 0]);
  const pixels = chunk('IDAT', deflateSync(Buffer.alloc(8)));
  const parts = [chunk('IHDR', header), pixels, chunk('IEND', Buffer.alloc(0)), randomBytes(noiseBytes)];
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...parts]);
}

const model: Model = {
  id: 'm',
  title: 'M',
  family: 'f',
  sizes: 'one size',
  maxReferences: 0,
  fit: () => ({ options: {}, settings: [], notes: [], pixels: { width: 3, height: 2 }, priced: '' }),
  listPrice: () => 0,
};

/** Speaks `{ pictures: [{ data }], say, usd }`, where the first picture is the one to keep. */
const toy: HttpProvider = {
  kind: 'http',
  id: 'toy',
  title: 'Toy',
  help: '',
  models: [model],
  model: () => model,
  effective: () => expect.fail('The engine has done this already.'),
  keysUrl: '',
  defaultKeyName: 'TOY_KEY',
  otherKeyNames: [],
  checkKey: { path: '/key', decode: () => expect.fail('Nobody asked.') },
  defaultBaseUrl: '',
  baseUrlVariable: '',
  authorize: (key) => ({ authorization: `Bearer ${key}` }),
  referenceTypes: [],
  encode: ({ prompt }) => ({ path: '/make', body: { json: { prompt } } }),
  pictureKeys: ['data'],
  decode: ({ status, body }): Generated => {
    if (status === 429) throw new RateLimitedError('Too many.');
    if (status >= 400) throw new ProviderUnavailableError('Broken.');
    const { pictures, say } = body as { pictures: { data: string }[]; say: string };
    const [picture, ...others] = pictures.map(({ data }) => ({ source: data }));
    if (say === 'gibberish') throw new ProviderResponseError('What is this?', { hint: 'Ask them.' });
    if (say === 'bug') throw new TypeError('This was not thought of.');
    if (say === 'refused') throw new BillingError('Nothing is left.');
    if (!picture) throw new NoImageError(`It said: ${say}`);
    return { picture, others, text: say };
  },
  cost: ({ body }) => {
    const { usd: dollars } = body as { usd?: number };
    return dollars === undefined ? {} : { usage: { outputTokens: 7 }, cost: usd(dollars, 'actual') };
  },
};

const { text: _texts, ...common } = toy;
const local: LocalProvider = { ...common, kind: 'local', id: 'local' };

const call = (provider = 'toy'): CallRecord => ({
  callId: 'c',
  runId: 'r',
  node: 'n',
  index: 0,
  seed: 5,
  effective: {
    request: { provider, model: 'm', prompt: 'fox', instructions: '', references: [], wireSeed: 5, options: {} },
    settings: [],
    notes: [],
    pixels: { width: 30, height: 20 },
    estimate: usd(0.1, 'estimate'),
    isPriced: true,
    timeoutMs: 10_000,
  },
});

const never = new AbortController().signal;

/** A generator whose provider is a raw socket that answers as soon as the request has come to its end. */
async function setUpTcp(answer: (socket: Socket) => void) {
  const server = await startTcpServer((socket) => {
    const hear = (data: Buffer): void => {
      if (!data.includes('}')) return;
      socket.off('data', hear);
      answer(socket);
    };
    socket.on('data', hear);
  });
  open.push(server);
  const { generator } = await setUp({}, { baseUrl: () => server.url });
  return generator;
}

async function setUp(reply: unknown, over: Partial<GeneratorOptions> = {}, status = 200) {
  const home = tempFolder();
  const folder = join(home, 'temp');
  const unreadableFolder = join(home, 'unreadable');
  const seen: (string | undefined)[] = [];
  const server: RawServer = await startHttpServer((request, response) => {
    void text(request).then(() => {
      seen.push(request.headers.authorization);
      if (request.method === 'GET') response.end(PICTURE);
      else
        response
          .writeHead(status)
          .end(JSON.stringify(typeof reply === 'function' ? (reply as (url: string) => unknown)(server.url) : reply));
    });
  });
  const http = createHttp({ readPicture: () => expect.fail(), redactor: () => (said) => said });
  open.push(server, http);
  const generator = createGenerator({
    findProvider: (id) => [toy, local].find((one) => one.id === id),
    http,
    readKey: () => Promise.resolve('k'),
    baseUrl: () => server.url,
    probe: images.probe,
    decode: images.decode,
    draw: images.draw,
    partials: createPartials({ incoming: folder, thumbnail: images.thumbnail, log: () => undefined }),
    incoming: folder,
    unreadableFolder,
    ...over,
  });
  // Each call has a folder named by its id, and none stays that is empty.
  const left = (): string[] =>
    (existsSync(folder) ? readdirSync(folder).flatMap((id) => [...readdirSync(join(folder, id)), id]) : []).filter(
      (name) => name !== 'c',
    );
  return { generator, home, left, seen };
}

const PICTURE = png(100_000);
const base64 = (bytes: Buffer): string => bytes.toString('base64');

async function failed(outcome: ReturnType<ReturnType<typeof createGenerator>['generate']>) {
  const result = await outcome;
  return result.ok ? expect.fail('It should have failed.') : result;
}

describe('createGenerator', () => {
  it.each([
    ['streamed to disk', () => base64(PICTURE), PICTURE],
    ['short, as text', () => base64(PICTURE.subarray(0, 200)), PICTURE.subarray(0, 200)],
    [
      'short, as a data URL',
      () => `data:image/jpeg;base64,${base64(PICTURE.subarray(0, 200))}`,
      PICTURE.subarray(0, 200),
    ],
    ['elsewhere', (url: string) => `${url}/picture`, PICTURE],
  ])('receives a picture that is %s', async (_, source, bytes) => {
    const reply = (url: string) => ({ pictures: [{ data: source(url) }], say: 'here', usd: 0.05 });
    const { generator, left, seen } = await setUp(reply);
    const outcome = await generator.generate(call(), never);
    if (!outcome.ok) throw outcome.error;
    const { pictures, ...rest } = outcome.received;
    expect(rest).toEqual({ text: 'here', usage: { outputTokens: 7 }, cost: { microUsd: 50_000, kind: 'actual' } });
    expect(pictures[0]).toMatchObject({ width: 3, height: 2, mime: 'image/png', bytes: bytes.length });
    expect(pictures[0]!.id).toBe(createHash('sha256').update(bytes).digest('hex'));
    expect(Buffer.compare(readFileSync(pictures[0]!.path), bytes)).toBe(0);
    expect(left()).toHaveLength(1);
    expect(seen).toEqual(['Bearer k', undefined].slice(0, seen.length));
  });

  it('keeps all pictures of a reply in order, each once, and nothing else', async () => {
    const [first, second] = [png(30_000), png(30_000)];
    const pictures = [first, second, first].map((bytes) => ({ data: base64(bytes) }));
    const { generator, left } = await setUp({ pictures, thought: { data: base64(png(30_000)) }, say: '', usd: 0 });
    const outcome = await generator.generate(call(), never);
    if (!outcome.ok) throw outcome.error;
    const areFirst = outcome.received.pictures.map(({ path }) => readFileSync(path).equals(first));
    expect(areFirst).toEqual([true, false]);
    expect(left()).toHaveLength(2);
  });

  it('keeps the bytes of a picture it cannot read, and says where', async () => {
    const bytes = randomBytes(50_000);
    const { generator, home, left } = await setUp({ pictures: [{ data: base64(bytes) }], say: '', usd: 0.3 });
    const { error, cost } = await failed(generator.generate(call(), never));
    expect(error).toBeInstanceOf(PictureError);
    expect(cost?.microUsd).toBe(300_000);
    const kept = join(home, 'unreadable', `${createHash('sha256').update(bytes).digest('hex')}.bin`);
    expect(error.hint).toContain(kept);
    expect(Buffer.compare(readFileSync(kept), bytes)).toBe(0);
    expect(left()).toEqual([]);
  });

  it('is content with the pictures that can be read', async () => {
    const pictures = [randomBytes(50_000), PICTURE].map((bytes) => ({ data: base64(bytes) }));
    const { generator, home } = await setUp({ pictures, say: '', usd: 0 });
    const outcome = await generator.generate(call(), never);
    if (!outcome.ok) throw outcome.error;
    expect(outcome.received.pictures).toHaveLength(1);
    const kept = readdirSync(join(home, 'unreadable'));
    expect(kept).toHaveLength(1);
    expect(outcome.received.note).toContain(kept[0]);
  });

  it('receives a picture that came with a reply that is not understood, and says so', async () => {
    const { generator, left } = await setUp({ pictures: [{ data: base64(PICTURE) }], say: 'gibberish', usd: 0.3 });
    const outcome = await generator.generate(call(), never);
    if (!outcome.ok) throw outcome.error;
    const { pictures, note, cost } = outcome.received;
    expect(readFileSync(pictures[0]!.path).equals(PICTURE)).toBe(true);
    expect([note, cost?.microUsd]).toEqual([ODDITIES.elsewhere, 300_000]);
    expect(left()).toHaveLength(1);
  });

  it('keeps what came with a reply that is not understood and cannot be read', async () => {
    const { generator, home, left } = await setUp({
      pictures: [{ data: base64(randomBytes(50_000)) }],
      say: 'gibberish',
      usd: 0.3,
    });
    const { error } = await failed(generator.generate(call(), never));
    expect(error).toBeInstanceOf(ProviderResponseError);
    expect(error.hint).toContain(join(home, 'unreadable'));
    expect(readdirSync(join(home, 'unreadable'))).toHaveLength(1);
    expect(left()).toEqual([]);
  });

  it('leaves what came with a reply that meets a bug for the next program to find', async () => {
    const { generator, left } = await setUp({ pictures: [{ data: base64(PICTURE) }], say: 'bug', usd: 0.3 });
    await expect(generator.generate(call(), never)).rejects.toThrow(TypeError);
    expect(left()).toHaveLength(1);
  });

  it('keeps what came somewhere else where the folder for it cannot be had, and says where', async () => {
    const bytes = randomBytes(50_000);
    const { generator, home } = await setUp({ pictures: [{ data: base64(bytes) }], say: 'gibberish', usd: 0.3 });
    writeFileSync(join(home, 'unreadable'), 'In the way.');
    const { error } = await failed(generator.generate(call(), never));
    expect(error).toBeInstanceOf(ProviderResponseError);
    const [kept] = readdirSync(join(home, 'temp')).map((name) => join(home, 'temp', name));
    expect(error.hint).toContain(kept);
    expect(Buffer.compare(readFileSync(kept!), bytes)).toBe(0);
  });

  it.each(['can', 'cannot'])('gives a good picture though another breaks, whose folder %s be had', async (which) => {
    const bytes = [PICTURE, png(30_000)];
    let probed = 0;
    const probe: GeneratorOptions['probe'] = (path) =>
      probed++ === 0 ? images.probe(path) : Promise.reject(new TypeError('A bug.'));
    const reply = { pictures: bytes.map((one) => ({ data: base64(one) })), say: '', usd: 0.3 };
    const { generator, home } = await setUp(reply, { probe });
    if (which === 'cannot') writeFileSync(join(home, 'unreadable'), 'In the way.');
    const outcome = await generator.generate(call(), never);
    if (!outcome.ok) throw outcome.error;
    const [picture, ...others] = outcome.received.pictures;
    expect(Buffer.compare(readFileSync(picture!.path), PICTURE)).toBe(0);
    expect(others).toEqual([]);
    const folder = join(home, which === 'cannot' ? 'temp' : 'unreadable');
    const kept = readdirSync(folder).filter((name) => name.endsWith('.bin'));
    expect(kept.map((name) => readFileSync(join(folder, name)).equals(bytes[1]!))).toEqual([true]);
  });

  it('keeps a picture whatever keeps it from being read', async () => {
    const probe = () => Promise.reject(new TypeError('A bug.'));
    const { generator, home } = await setUp({ pictures: [{ data: base64(PICTURE) }], say: '', usd: 0.3 }, { probe });
    const { error, cost } = await failed(generator.generate(call(), never));
    expect(error).toBeInstanceOf(PictureError);
    expect(cost?.microUsd).toBe(300_000);
    expect(readdirSync(join(home, 'unreadable'))).toHaveLength(1);
  });

  it('tells what a refused reply cost', async () => {
    const { generator } = await setUp({ pictures: [], say: 'no', usd: 0.02 });
    const { error, cost } = await failed(generator.generate(call(), never));
    expect(error).toBeInstanceOf(NoImageError);
    expect(cost).toEqual({ microUsd: 20_000, kind: 'actual' });
  });

  it.each([
    ['a 200 reply with neither usage nor picture', 200, { pictures: [], say: 'no' }, 100_000],
    [
      'a 200 reply with a picture that cannot be read',
      200,
      { pictures: [{ data: 'AAAA'.repeat(9000) }], say: '' },
      100_000,
    ],
    ['an error status in the words of the provider', 500, { error: { message: 'no' } }, undefined],
    ['an error status in its words, in a list', 503, [{ error: { message: 'no' } }], undefined],
    ['an error status that tells a cost', 500, { error: {}, usd: 0.02 }, 20_000],
    ['the page of a gateway', 502, '<html>Bad Gateway</html>', 100_000],
    ['the text of a gateway', 503, { message: 'no healthy upstream' }, 100_000],
    ['a timeout of the provider', 504, { error: { message: 'deadline' } }, 100_000],
    ['a timeout of a gateway', 524, '<html>A timeout occurred</html>', 100_000],
    ['a timeout of the request', 408, { error: { message: 'timeout' } }, 100_000],
    ['a limit, whoever sets it', 429, '<html>Slow down</html>', undefined],
    ['a refusal under status 200', 200, { pictures: [], say: 'refused' }, undefined],
  ])('counts %s by what is known', async (_what, status, reply, microUsd) => {
    const { generator } = await setUp(reply, {}, status);
    const { cost } = await failed(generator.generate(call(), never));
    expect(cost?.microUsd).toBe(microUsd);
    expect(cost?.kind).toBe(microUsd === 100_000 ? 'estimate' : microUsd && 'actual');
  });

  it('says of an answer that tells nothing that it may have been billed', async () => {
    const { generator } = await setUp('<html>Bad Gateway</html>', {}, 502);
    const { error } = await failed(generator.generate(call(), never));
    expect(error).toBeInstanceOf(ProviderUnavailableError);
    expect(error.hint).toContain('may have billed it');
  });

  it('counts a call by its estimate that was sent and whose answer broke off, or did not come in time, or was stopped', async () => {
    const half = 'HTTP/1.1 200 OK\r\ncontent-length: 9000\r\n\r\n{"pictures":';
    const cut = await setUpTcp((socket) => socket.end(half));
    const slow = await setUpTcp((socket) => socket.write(half));
    const stop = new AbortController();
    const stopped = await setUpTcp((socket) => {
      socket.write(half);
      stop.abort();
    });
    const hasty = { ...call(), effective: { ...call().effective, timeoutMs: 300 } };
    const outcomes = [
      await failed(cut.generate(call(), never)),
      await failed(slow.generate(hasty, never)),
      await failed(stopped.generate(call(), stop.signal)),
    ];
    expect(outcomes.map(({ error, cost }) => [error.code, cost])).toEqual(
      ['network', 'timeout', 'cancelled'].map((code) => [code, usd(0.1, 'estimate')]),
    );
  });

  it('counts nothing for an address that answers with a refusal and breaks off, or is not there at all', async () => {
    const refused = await setUpTcp((socket) => socket.end('HTTP/1.1 429 Busy\r\ncontent-length: 9000\r\n\r\n{"a":'));
    expect((await failed(refused.generate(call(), never))).cost).toBeUndefined();
    const nobody = await setUp({}, { baseUrl: () => 'http://127.0.0.1:9' });
    const { error, cost } = await failed(nobody.generator.generate(call(), never));
    expect([error.code, cost]).toEqual(['network', undefined]);
  });

  it('sends nothing without a key, or once stopped, or to a provider that is not there', async () => {
    const readKey = () => Promise.reject(new KeyMissingError('There is no TOY_KEY.'));
    const { generator, seen } = await setUp({}, { readKey });
    expect((await failed(generator.generate(call(), never))).error).toBeInstanceOf(KeyMissingError);
    expect((await failed(generator.generate(call(), AbortSignal.abort()))).error).toBeInstanceOf(CancelledError);
    expect((await failed(generator.generate(call('nobody'), never))).error.code).toBe('not-found');
    expect(seen).toEqual([]);
  });

  it('rejects on a bug, so that it is not taken for a failed call', async () => {
    const { generator } = await setUp({ usd: 0 });
    await expect(generator.generate(call(), never)).rejects.toThrow(TypeError);
  });

  it('draws for a local provider, for nothing', async () => {
    const { generator, left, seen } = await setUp({});
    const outcome = await generator.generate(call('local'), never);
    if (!outcome.ok) throw outcome.error;
    const { pictures, cost } = outcome.received;
    expect(cost).toEqual({ microUsd: 0, kind: 'actual' });
    expect(pictures[0]).toMatchObject({ width: 30, height: 20, mime: 'image/png' });
    expect(pictures[0]!.id).toBe(createHash('sha256').update(readFileSync(pictures[0]!.path)).digest('hex'));
    expect(left()).toHaveLength(1);
    expect(seen).toEqual([]);
  });

  it('leaves no file when the painter fails', async () => {
    const draw = () => Promise.reject(new PictureError('no paint'));
    const { generator, left } = await setUp({}, { draw });
    expect((await failed(generator.generate(call('local'), never))).error.message).toBe('no paint');
    expect(left()).toEqual([]);
  });
});
