/** A picture that arrived is kept, whatever came around it: every way a reply was seen to come, and its neighbours. */
import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { brotliCompressSync, constants, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { google } from '#shared/providers/google';
import { openrouter } from '#shared/providers/openrouter';
import type { HttpProvider } from '#shared/providers/ProviderAdapter';
import { ODDITIES } from '../../../../../electron/platform/http/reply/oddities.ts';
import { askOnce } from '../../../../support/askOnce.ts';
import { callTo } from '../../../../support/generatorOf.ts';
import { pngPicture } from '../../../../support/pngPicture.ts';
import { whenRead } from '../../../../support/whenRead.ts';

const LONG = pngPicture({ width: 400, height: 300, noise: true });
const SHORT = pngPicture({ width: 8, height: 8 });
const DRAFT = pngPicture({ width: 200, height: 150, seed: 7, noise: true });
const JPEG = await sharp(DRAFT).jpeg().toBuffer();
const WEBP = await sharp(DRAFT).webp({ lossless: true }).toBuffer();
const AVIF = await sharp(DRAFT).avif({ quality: 90 }).toBuffer();
const base64 = (bytes: Buffer): string => bytes.toString('base64');

type Answer = (response: ServerResponse) => void;
type Body = string | Buffer;

/** The pictures of an answer that must be received, and its note. */
async function received(provider: HttpProvider, answer: Answer) {
  const { outcome, kept, left } = await askOnce(provider, answer);
  if (!outcome.ok) throw outcome.error;
  const { pictures, text, note = '', cost } = outcome.received;
  expect(left).toHaveLength(pictures.length);
  expect(kept).toEqual([]);
  return { pictures: pictures.map(({ path }) => readFileSync(path)), text, note, cost };
}

const plain =
  (body: Body, headers = {}): Answer =>
  (response) =>
    response.writeHead(200, { 'content-type': 'application/json', ...headers }).end(body);

const usage = { usage: { prompt_tokens: 9, completion_tokens: 1290, cost: 0.0537 } };
const usageMetadata = { usageMetadata: { promptTokenCount: 9, candidatesTokenCount: 1290 } };
const PROVIDERS = [
  {
    provider: google,
    /** A reply of one picture. */
    reply: (picture: Buffer, more = {}) => ({
      candidates: [
        {
          content: { parts: [{ text: 'A fox.' }, { inlineData: { mimeType: 'image/png', data: base64(picture) } }] },
          finishReason: 'STOP',
        },
      ],
      ...usageMetadata,
      ...more,
    }),
    /** A reply of words. */
    words: (text: string) => ({ candidates: [{ content: { parts: [{ text }] } }] }),
  },
  {
    provider: openrouter,
    reply: (picture: Buffer, more = {}) => ({
      choices: [
        {
          message: {
            content: 'A fox.',
            images: [{ type: 'image_url', image_url: { url: `data:image/png;base64,${base64(picture)}` } }],
          },
          finish_reason: 'stop',
        },
      ],
      ...usage,
      ...more,
    }),
    words: (content: string) => ({ choices: [{ message: { content } }] }),
  },
];

const nested = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;
const events = (...values: object[]) => values.map((value) => `data: ${JSON.stringify(value)}\n\n`).join('');
/** With these bytes of it changed, counted from its end. */
const spoilEnd = (packed: Buffer, from: number, to: number) =>
  Buffer.from(packed.map((byte, at) => (at >= packed.length - from && at < packed.length - to ? byte ^ 0x55 : byte)));
/** gzip whose header has all that one may have: more fields, a name, a comment and a checksum. */
const gzipNamed = (text: string, nameBytes = 5) => {
  const packed = gzipSync(text);
  const header = Buffer.from(packed.subarray(0, 10));
  header[3] = 0x1e;
  const more = Buffer.from(`\x04\0\0\x1f\x8b\x08${'n'.repeat(nameBytes)}\0a comment\0\x12\x34`, 'latin1');
  return Buffer.concat([header, more, packed.subarray(10)]);
};
const zstdChecked = (text: string) => zstdCompressSync(text, { params: { [constants.ZSTD_c_checksumFlag]: 1 } });
const zstdUnknown = (text: string) => zstdCompressSync(text, { params: { [constants.ZSTD_c_contentSizeFlag]: 0 } });
const JUNK = Buffer.from('junk that nobody asked for');
const utf16 = (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le');

describe.each(PROVIDERS)('an odd reply of $provider.title', ({ provider, reply, words }) => {
  const json = (picture = LONG) => JSON.stringify(reply(picture));
  const noted = (...oddities: string[]) => oddities.join(' ');

  describe.each([
    ['long', LONG],
    ['short', SHORT],
  ])('with a %s picture', (_size, picture) => {
    it.each<[string, () => Body, string]>([
      ['as it should be', () => json(picture), ''],
      ['before the end of a stream', () => `${json(picture)}\n\ndata: [DONE]\n\n`, ODDITIES.loose],
      ['before words', () => `${json(picture)} Bye! It's "done`, ODDITIES.loose],
      ['before another reply', () => `${json(picture)}${JSON.stringify(words('Goodbye.'))}`, ODDITIES.loose],
      ['behind words', () => `Here it is: ${json(picture)}`, ODDITIES.around],
      ['behind the guard against scripts', () => `)]}',\n${json(picture)}`, ODDITIES.around],
      ['behind a byte order mark', () => `\uFEFF${json(picture)}`, ''],
      ['in UTF-16', () => utf16(json(picture)), ''],
      ['in UTF-16, the other way round', () => utf16(json(picture)).swap16(), ''],
      ['beside controls', () => `{"x":"\u007f\u009b\u2028\u202e",${json(picture).slice(1)}`, ''],
      ['beside controls that JSON forbids', () => `{"x":"\0\u0001\u0007\n",${json(picture).slice(1)}`, ''],
      [
        'as an event beside controls that JSON forbids',
        () => `data: {"x":"\0\u0001",${json(picture).slice(1)}\n\n`,
        ODDITIES.events,
      ],
      ['beside NaN', () => `{"score":NaN,"low":-Infinity,${json(picture).slice(1)}`, ODDITIES.loose],
      ['beside commas too many', () => json(picture).replaceAll('}', ',}').replaceAll(']', ',]'), ''],
      ['beside 300 levels', () => `{"x":${nested(300)},${json(picture).slice(1)}`, ODDITIES.shortened],
      ['beside 100,000 levels', () => `{"x":${nested(100_000)},${json(picture).slice(1)}`, ODDITIES.shortened],
      [
        'beside 20 MB of numbers',
        () => `{"x":[${'1234567,'.repeat(2_500_000)}1],${json(picture).slice(1)}`,
        ODDITIES.shortened,
      ],
      ['beside many strings', () => `{"x":[${'"a",'.repeat(400_000)}1],${json(picture).slice(1)}`, ODDITIES.shortened],
      [
        'beside many keys',
        () => `{"x":{${'"a":1,'.repeat(400_000)}"b":1},${json(picture).slice(1)}`,
        ODDITIES.shortened,
      ],
      ['in a list', () => `[${json(picture)}]`, ''],
      ['in a list behind words', () => JSON.stringify([words(''), reply(picture)]), ''],
      ['as an event', () => events(reply(picture)), ODDITIES.events],
      [
        'as an event among others',
        () => `: hello\n\nevent: x\nid: 1\n${events(words(''), reply(picture))}data: [DONE]\n\n`,
        ODDITIES.events,
      ],
      [
        'as an event on many lines',
        () => `${JSON.stringify(reply(picture), null, 1).replaceAll(/^/gm, 'data: ')}\r\n\r\n`,
        ODDITIES.events,
      ],
      ['as an event behind half of one', () => `data: {"x":"\n\n${events(reply(picture))}`, ODDITIES.events],
      ['with keys without quotes', () => json(picture).replaceAll(/"(\w+)":/g, '$1:'), ''],
    ])('is received: %s', async (_what, body, note) => {
      const seen = await received(provider, plain(body()));
      expect(seen.pictures.map((bytes) => bytes.equals(picture))).toEqual([true]);
      expect([seen.note, seen.cost?.kind]).toEqual([note, 'actual']);
      expect(seen.text).toMatch(/^A fox\./);
    });

    it.each<[string, () => Body]>([
      ['under a key nobody knows', () => JSON.stringify({ result: { b64_json: base64(picture) } })],
      ['as an address nobody asked for', () => JSON.stringify({ out: [`data:image/png;base64,${base64(picture)}`] })],
      ['in JSON within JSON', () => JSON.stringify({ body: json(picture) })],
      ['in JSON within JSON within JSON', () => JSON.stringify({ body: JSON.stringify({ body: json(picture) }) })],
      ['in other quotes', () => `{'x':'${base64(picture)}'}`],
      ['in a page', () => `<html><img src="data:image/png;base64,${base64(picture)}"></html>`],
      ['beneath 600 levels', () => `${'{"a":['.repeat(300)}${json(picture)}${']}'.repeat(300)}`],
      ['as nothing but its base64', () => base64(picture)],
      ['as a JSON text', () => JSON.stringify(base64(picture))],
      ['behind a quote too many', () => `{"x":"a"",${json(picture).slice(1)}`],
      ['as nothing but its address', () => `data:image/png;base64,${base64(picture)}`],
      ['as nothing but an address without a kind', () => `\n data:;base64,${base64(picture)}`],
    ])('is found: %s', async (_what, body) => {
      const seen = await received(provider, plain(body()));
      expect(seen.pictures.map((bytes) => bytes.equals(picture))).toEqual([true]);
      expect(seen.note).not.toContain(ODDITIES.events);
    });

    it.each<[string, (text: string) => Body, string]>([
      ['gzip that is said', gzipSync, 'gzip'],
      ['gzip in gzip', (text) => gzipSync(gzipSync(text)), 'gzip, gzip'],
      ['deflate that is said', deflateSync, 'deflate'],
      ['bare deflate', deflateRawSync, 'deflate'],
      ['Brotli that is said', brotliCompressSync, 'br'],
      ['Zstandard that is said', zstdCompressSync, 'zstd'],
    ])('is received, packed: %s', async (_what, pack, encoding) => {
      const seen = await received(provider, plain(pack(json(picture)), { 'content-encoding': encoding }));
      expect(seen.pictures.map((bytes) => bytes.equals(picture))).toEqual([true]);
      expect(seen.note).toBe('');
    });

    it.each<[string, (text: string) => Buffer, string]>([
      ['gzip with a wrong checksum', (text) => spoilEnd(gzipSync(text), 8, 4), 'gzip'],
      ['gzip with a wrong length', (text) => spoilEnd(gzipSync(text), 4, 0), 'gzip'],
      ['gzip with half of its trailer', (text) => gzipSync(text).subarray(0, -5), 'gzip'],
      ['gzip without its trailer', (text) => gzipSync(text).subarray(0, -8), 'gzip'],
      ['gzip before junk', (text) => Buffer.concat([gzipSync(text), JUNK]), 'gzip'],
      ['gzip before zeros', (text) => Buffer.concat([gzipSync(text), Buffer.alloc(600)]), 'gzip'],
      [
        'gzip with a wrong checksum in gzip with one',
        (text) => spoilEnd(gzipSync(spoilEnd(gzipSync(text), 8, 4)), 8, 4),
        'gzip, gzip',
      ],
      [
        'gzip in three',
        (text) =>
          Buffer.concat([text.slice(0, 99), text.slice(99, 5000), text.slice(5000)].map((part) => gzipSync(part))),
        'gzip',
      ],
      [
        'gzip in two with a wrong checksum each, before junk',
        (text) =>
          Buffer.concat([
            spoilEnd(gzipSync(text.slice(0, 5000)), 8, 4),
            spoilEnd(gzipSync(text.slice(5000)), 8, 0),
            JUNK,
          ]),
        'gzip',
      ],
      [
        'gzip before the beginning of more',
        (text) => Buffer.concat([gzipSync(text), gzipSync('').subarray(0, 5)]),
        'gzip',
      ],
      ['gzip with a name and more', gzipNamed, 'gzip'],
      ['gzip with a name of 200 KB', (text) => gzipNamed(text, 200_000), 'gzip'],
      ['zlib with a wrong checksum', (text) => spoilEnd(deflateSync(text), 4, 0), 'deflate'],
      ['zlib without its checksum', (text) => deflateSync(text).subarray(0, -4), 'deflate'],
      ['zlib before junk', (text) => Buffer.concat([deflateSync(text), JUNK]), 'deflate'],
      ['bare deflate before junk', (text) => Buffer.concat([deflateRawSync(text), JUNK]), 'deflate'],
      ['Brotli before junk', (text) => Buffer.concat([brotliCompressSync(text), JUNK]), 'br'],
      ['Zstandard before junk', (text) => Buffer.concat([zstdCompressSync(text), JUNK]), 'zstd'],
      ['Zstandard with its checksum', zstdChecked, 'zstd'],
      ['Zstandard with a wrong checksum', (text) => spoilEnd(zstdChecked(text), 4, 0), 'zstd'],
      ['Zstandard without its checksum', (text) => zstdChecked(text).subarray(0, -4), 'zstd'],
      [
        'Zstandard in two',
        (text) => Buffer.concat([zstdCompressSync(text.slice(0, 5000)), zstdCompressSync(text.slice(5000))]),
        'zstd',
      ],
      [
        'Zstandard in two with a wrong checksum each, before junk',
        (text) =>
          Buffer.concat([
            spoilEnd(zstdChecked(text.slice(0, 5000)), 4, 0),
            spoilEnd(zstdChecked(text.slice(5000)), 4, 0),
            JUNK,
          ]),
        'zstd',
      ],
      [
        'Zstandard that tells no length, with a repeated byte',
        (text) => zstdUnknown(text + ' '.repeat(400_000)),
        'zstd',
      ],
    ])('is received, and what follows the packed data is not missed: %s', async (_what, pack, encoding) => {
      const packed = pack(json(picture));
      const whole = await received(provider, plain(packed, { 'content-encoding': encoding }));
      // Its last bytes come alone, one by one.
      const inPieces = await received(provider, (response) => {
        response.writeHead(200, { 'content-encoding': encoding }).write(packed.subarray(0, -30));
        const next = (at: number) =>
          setImmediate(() => {
            if (at === packed.length) response.end();
            else response.write(packed.subarray(at, at + 1), () => next(at + 1));
          });
        next(Math.max(0, packed.length - 30));
      });
      for (const { pictures, note, cost } of [whole, inPieces]) {
        expect(pictures.map((bytes) => bytes.equals(picture))).toEqual([true]);
        expect([note, cost?.kind]).toEqual(['', 'actual']);
      }
    });

    it.each<[string, (text: string) => Body, object]>([
      ['gzip that is not said', gzipSync, {}],
      ['zlib that is not said', deflateSync, {}],
      ['Zstandard that is not said', zstdCompressSync, {}],
      ['Brotli that is not said', brotliCompressSync, {}],
      ['Brotli that is said to be gzip', brotliCompressSync, { 'content-encoding': 'gzip' }],
      ['bare deflate that is not said', deflateRawSync, {}],
      ['bare deflate that is said to be Brotli', deflateRawSync, { 'content-encoding': 'br' }],
      ['gzip that is said to be Brotli', gzipSync, { 'content-encoding': 'br' }],
      ['nothing that is said to be gzip', (text) => text, { 'content-encoding': 'gzip' }],
      ['nothing that is said to be Brotli', (text) => text, { 'content-encoding': 'br' }],
      ['nothing that is said to be deflate', (text) => text, { 'content-encoding': 'deflate' }],
      ['nothing that is said to be packed ten times', (text) => text, { 'content-encoding': 'gzip,'.repeat(10) }],
    ])('is received, whatever is said of its packing: %s', async (_what, pack, headers) => {
      const seen = await received(provider, plain(pack(json(picture)), headers));
      expect(seen.pictures.map((bytes) => bytes.equals(picture))).toEqual([true]);
      expect(seen.note).toBe(ODDITIES.packing);
    });

    it('is found in the words of a Markdown text, which stay', async () => {
      const link = `![image](data:image/png;base64,${base64(picture)})`;
      const seen = await received(
        provider,
        plain(JSON.stringify({ ...words(`A fox.\n\n${link}\n`), ...usage, ...usageMetadata })),
      );
      expect(seen.pictures.map((bytes) => bytes.equals(picture))).toEqual([true]);
      expect([seen.text, seen.note, seen.cost?.kind]).toEqual(['A fox.', '', 'actual']);
    });

    it.each([
      ['in brackets', (url: string) => `![image](${url}) is it.`],
      ['in quotes', (url: string) => `Look: <img src="${url}" alt="a fox">`],
      ['in other quotes', (url: string) => `Look: <img src='${url}'>`],
      ['in quotes in JSON', (url: string) => `It is ${JSON.stringify({ url })}`],
    ])('is found in an address in the middle of a text whose plus signs have become blanks: %s', async (_how, told) => {
      const url = `data:image/png;base64,${base64(picture).replaceAll('+', ' ')}`;
      const seen = await received(provider, plain(JSON.stringify({ ...words(told(url)), ...usage, ...usageMetadata })));
      expect(seen.pictures.map((bytes) => bytes.equals(picture))).toEqual([true]);
      expect(seen.note).toContain(base64(picture).includes('+') ? ODDITIES.mended : '');
    });

    it('comes as itself', async () => {
      for (const headers of [{ 'content-type': 'image/png' }, { 'content-type': 'text/html' }, {}]) {
        const seen = await received(provider, plain(picture, headers));
        expect(seen.pictures.map((bytes) => bytes.equals(picture))).toEqual([true]);
        expect(seen.note).toBe(noted(ODDITIES.file, ODDITIES.elsewhere));
      }
    });

    it.each<[string, (text: string) => string]>([
      ['closed by nobody', (text) => text.slice(0, -10)],
      ['behind the quote', (text) => text.slice(0, text.indexOf(base64(picture)) + base64(picture).length + 1)],
      ['before the quote', (text) => text.slice(0, text.indexOf(base64(picture)) + base64(picture).length)],
    ])('is received from a connection that breaks off: %s', async (_what, cut) => {
      const text = cut(json(picture));
      if (text.endsWith('=') || (picture === SHORT && !text.endsWith('"'))) return;
      for (const isReset of [true, false]) {
        const seen = await received(provider, (response) => {
          response.writeHead(200, { 'content-length': text.length + 1000 });
          whenRead(text.length, () => (isReset ? response.socket?.resetAndDestroy() : response.socket?.end()));
          response.write(text);
        });
        expect(seen.pictures.map((bytes) => bytes.equals(picture))).toEqual([true]);
        expect(seen.note).toContain(ODDITIES.broken);
      }
    });
  });

  it.each([
    ['JPEG', JPEG],
    ['WebP', WEBP],
    ['AVIF', AVIF],
  ])('is found by its bytes where none is expected: %s', async (_what, picture) => {
    const bodies = [
      picture,
      JSON.stringify({ x: base64(picture) }),
      JSON.stringify({ x: base64(picture) }).replaceAll('/', '\\/'),
      JSON.stringify({ x: JSON.stringify({ y: base64(picture).replaceAll('/', '\\/') }) }),
      JSON.stringify({ x: picture.toString('base64url') }),
    ];
    for (const body of bodies) {
      const { pictures } = await received(provider, plain(body));
      expect(pictures.map((bytes) => bytes.equals(picture))).toEqual([true]);
    }
  });

  it('comes with what was said and what it cost, behind a draft, over many events', async () => {
    const seen = await received(
      provider,
      plain(events(words('Such a '), reply(DRAFT), words('f'), reply(LONG)), { 'content-type': 'text/event-stream' }),
    );
    expect(seen.pictures.map((bytes) => bytes.equals(LONG))).toEqual([true, false]);
    expect([seen.text, seen.cost?.kind]).toEqual(['Such a A fox.fA fox.', 'actual']);
  });

  it('gives no picture that is a mere signature, and no draft where there is a picture', async () => {
    const seen = await received(
      provider,
      plain(
        JSON.stringify({
          thoughtSignature: randomBytes(300_000).toString('base64'),
          reasoning_details: [{ data: base64(DRAFT) }],
          x: { thought: true, inline: base64(DRAFT) },
          y: { elsewhere: base64(LONG) },
        }),
      ),
    );
    expect(seen.pictures.map((bytes) => bytes.equals(LONG))).toEqual([true]);
  });

  it.each([
    ['as it is', createHash('sha256').update(LONG).digest('hex'), 'image/png'],
    ['in another type', 'f'.repeat(64), 'image/tiff'],
  ])('gives no picture that we sent ourselves, %s, also where it is repeated in an error', async (_how, id, mime) => {
    const call = callTo(provider);
    const references = [{ id, width: 400, height: 300, mime }];
    const asked = {
      ...call,
      effective: { ...call.effective, request: { ...call.effective.request, references } },
    };
    for (const status of [200, 400]) {
      const echo = JSON.stringify({ detail: [{ input: { picture: base64(LONG) } }] });
      const { outcome, kept, left } = await askOnce(provider, (response) => response.writeHead(status).end(echo), {
        call: asked,
        picture: LONG,
      });
      expect([outcome.ok, kept, left]).toEqual([false, [], []]);
    }
  });

  it('that is longer than it says ends where it says so: what came of the picture is kept, and the call may be billed', async () => {
    const text = json();
    const { outcome, kept } = await askOnce(provider, (response) => {
      // Node counts what it writes; the socket does not.
      response.socket?.end(`HTTP/1.1 200 OK\r\ncontent-length: ${String(text.length - 60_000)}\r\n\r\n${text}`);
    });
    expect(outcome).toMatchObject({ ok: false, cost: { kind: 'estimate' } });
    expect(kept).toHaveLength(1);
    expect(outcome.ok ? '' : outcome.error.hint).toContain(kept[0]);
  });

  it('says in words that it is empty, or no text, and never shows what is none', async () => {
    for (const [body, said] of [
      ['', 'gave an empty answer'],
      [' \n ', 'gave an empty answer'],
      [gzipSync(''), 'gave an empty answer'],
      [randomBytes(3000), 'a file that is no picture'],
      [Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), randomBytes(3000)]), 'a file that is no picture'],
    ] as const) {
      const { outcome, kept } = await askOnce(provider, plain(body));
      if (outcome.ok) expect.fail('It should have failed.');
      const { message, hint = '' } = outcome.error;
      expect(message).toContain(said);
      expect(`${message}${hint}`).toMatch(/^[\p{L}\p{N}\p{P}\p{S} ]+$/u);
      for (const path of kept) expect(hint).toContain(path);
      expect(kept).toHaveLength(said.includes('file') ? 1 : 0);
    }
  });

  it.each([201, 400, 402, 429, 500, 503])('gives its picture, whatever its status: %i', async (status) => {
    const { pictures, note } = await received(provider, (response) => response.writeHead(status).end(json()));
    expect(pictures.map((bytes) => bytes.equals(LONG))).toEqual([true]);
    if (status >= 300) expect(note).toContain('The picture came with an error: ');
  });

  it.each([
    ['of a page', () => `<html><title>Sign in</title><img src="data:image/png;base64,${base64(LONG)}"></html>`],
    ['of what was sent, in another type', () => JSON.stringify({ error: { message: 'no', input: base64(LONG) } })],
    ['of a file', () => LONG],
  ])('gives no picture %s that came with a status of failure, keeps it and names its file', async (_what, body) => {
    const { outcome, kept } = await askOnce(provider, (response) => response.writeHead(403).end(body()));
    if (outcome.ok) expect.fail('It should have failed.');
    expect(kept.map((path) => readFileSync(path).equals(LONG))).toEqual([true]);
    expect(outcome.error.hint).toContain(kept[0]);
  });

  it.each<[string, (text: string) => string]>([
    ['blanks where plus signs were', (text) => text.replaceAll('+', ' ')],
    ['escapes of an address', encodeURIComponent],
    ['a letter of none', (text) => `${text.slice(0, 9000)}*${text.slice(9000)}`],
    ['line breaks as of a letter', (text) => text.replaceAll(/(.{76})/g, '$1\r\n')],
  ])('has its base64 mended: %s', async (what, spoil) => {
    const text = JSON.stringify(reply(LONG)).replace(base64(LONG), JSON.stringify(spoil(base64(LONG))).slice(1, -1));
    const seen = await received(provider, plain(text));
    expect(seen.pictures.map((bytes) => bytes.equals(LONG))).toEqual([true]);
    expect(seen.note).toBe(what.startsWith('line') ? '' : ODDITIES.mended);
  });

  it('has its text kept as it came where its base64 cannot be mended', async () => {
    const spoilt = `${base64(LONG).slice(0, 90_000)}*${base64(LONG).slice(90_001)}`;
    const { outcome, kept } = await askOnce(provider, plain(json().replace(base64(LONG), spoilt)));
    if (outcome.ok) expect.fail('It should have failed.');
    expect(kept.map((path) => readFileSync(path, 'latin1').endsWith(spoilt))).toEqual([true]);
    expect(outcome.error.hint).toContain(kept[0]);
  });

  it.each(['a limit of time', 'Stop'])('is received though the answer was ended behind it by %s', async (what) => {
    const call = callTo(provider);
    const stop = new AbortController();
    const timeoutMs = what === 'Stop' ? 60_000 : 1500;
    const asked = { ...call, effective: { ...call.effective, timeoutMs } };
    const answer: Answer = (response) => {
      response.writeHead(200).write(json().slice(0, -3));
      if (what === 'Stop')
        setTimeout(() => {
          stop.abort();
        }, 700);
    };
    const { outcome, kept } = await askOnce(provider, answer, { call: asked, signal: stop.signal });
    if (!outcome.ok) throw outcome.error;
    expect(outcome.received.pictures.map(({ path }) => readFileSync(path).equals(LONG))).toEqual([true]);
    expect([outcome.received.note, kept]).toEqual([ODDITIES.broken, []]);
  });

  it('is named as a file where half of it came, or where it is one of many that cannot be read', async () => {
    const half = await askOnce(provider, (response) => {
      response.writeHead(200, { 'content-length': 1e6 });
      response.write(json().slice(0, 200_000), () => setTimeout(() => response.socket?.end(), 100));
    });
    const spoilt = [1, 2, 3].map(() => Buffer.concat([LONG.subarray(0, 16), randomBytes(30_000)]));
    const many = await askOnce(provider, plain(JSON.stringify({ x: spoilt.map(base64) })));
    for (const [{ outcome, kept }, files] of [
      [half, 1],
      [many, 3],
    ] as const) {
      if (outcome.ok) expect.fail('It should have failed.');
      expect(kept).toHaveLength(files);
      for (const path of kept) expect(outcome.error.hint).toContain(path);
    }
    expect(half.outcome).toMatchObject({ error: { code: 'network' } });
    const beside = await askOnce(provider, plain(JSON.stringify({ ...reply(LONG), x: spoilt.map(base64) })));
    if (!beside.outcome.ok) throw beside.outcome.error;
    expect(beside.kept).toHaveLength(3);
    for (const path of beside.kept) expect(beside.outcome.received.note).toContain(path);
  });
});
