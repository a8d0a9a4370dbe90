import { readdirSync } from 'node:fs';
import { createHash, randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { StorageError } from '#shared/errors/inputErrors';
import { ProviderResponseError } from '#shared/errors/providerErrors';
import { extractPictures } from '../../../../../../electron/platform/http/reply/extractPictures.ts';
import { growthOf, LINEAR } from '../../../../../support/growthOf.ts';
import { tempFolder } from '../../../../../support/tempFolder.ts';

const LIMITS = {
  pictureKeys: ['data'],
  packing: '',
  replyBytes: 64e6,
  skeletonBytes: 1e6,
  redact: (said: string) => said,
};

function* cut(text: string | Buffer, sizes: readonly number[]): Generator<Uint8Array> {
  const bytes = Buffer.from(text as string);
  for (let at = 0, i = 0; at < bytes.length; i++) {
    const size = sizes[i % sizes.length] ?? 1;
    yield Uint8Array.from(bytes.subarray(at, at + size));
    at += size;
  }
}

async function* stream(text: string | Buffer, sizes: readonly number[] = [65_536]): AsyncGenerator<Uint8Array> {
  yield* cut(text, sizes);
  await Promise.resolve();
}

const PICTURE = randomBytes(15_000).toString('base64');
const unicodeEscape = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;

async function extract(text: string | Buffer, folder: string, sizes?: readonly number[]) {
  return extractPictures(stream(text, sizes), { ...LIMITS, tempFolder: folder });
}

describe('extractPictures', () => {
  it('gives back the bytes of any picture, however the reply is cut and escaped', async () => {
    const folder = tempFolder();
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          length: fc.integer({ min: 12_400, max: 20_000 }),
          sizes: fc.array(fc.oneof(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 10, max: 15_000 })), {
            minLength: 1,
            maxLength: 6,
          }),
          alphabet: fc.constantFrom('base64', 'base64url'),
          escape: fc.constantFrom('none', 'slashes', 'unicode', 'all'),
          prefix: fc.constantFrom('', 'data:image/png;base64,', 'data:image\\/png;base64,'),
          isPadded: fc.boolean(),
          lines: fc.boolean(),
        }),
        async ({ length, sizes, alphabet, escape, prefix, isPadded, lines }) => {
          const picture = randomBytes(length);
          let encoded = picture.toString(alphabet);
          if (alphabet === 'base64' && !isPadded) encoded = encoded.replace(/=+$/, '');
          if (escape !== 'none') encoded = encoded.replaceAll('/', '\\/');
          if (escape === 'unicode') encoded = encoded.replaceAll('+', '\\u002b').replaceAll('=', '\\u003D');
          if (escape === 'all') encoded = encoded.replaceAll(/[A-C+=]/g, (c) => `\\u00${c.charCodeAt(0).toString(16)}`);
          if (lines) encoded = encoded.replaceAll(/(?<=^(?:[A-Za-z0-9]{70})+)/g, '\\n');
          const text = `{"note":"a \\"quote\\\\","parts":[{"inlineData":{"mimeType":"image/png","data":"${prefix}${encoded}"}},{"text":"žluťoučký 日本"}]}`;
          const { body, blobs } = await extract(text, folder, sizes);
          const reply = body as {
            note: string;
            parts: [{ inlineData: { data: string } }, { text: string }];
          };
          expect(reply.note).toBe('a "quote\\');
          expect(reply.parts[1].text).toBe('žluťoučký 日本');
          const blob = blobs.get(reply.parts[0].inlineData.data)!;
          expect(Buffer.compare(await readFile(blob.path), picture)).toBe(0);
          expect(blob.id).toBe(createHash('sha256').update(picture).digest('hex'));
          expect(blob.bytes).toBe(length);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('reads any JSON without pictures as what it is', async () => {
    const folder = tempFolder();
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.array(fc.jsonValue({ maxDepth: 6 })), fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 6 }))),
        fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 5 }),
        fc.constantFrom(undefined, 2),
        async (value, sizes, indent) => {
          const text = JSON.stringify(value, undefined, indent);
          const { body, isComplete, blobs, oddities } = await extract(text, folder, sizes);
          expect(body).toEqual(JSON.parse(text));
          expect([isComplete, oddities]).toEqual([true, []]);
          expect(blobs.size).toBe(0);
        },
      ),
    );
    expect(readdirSync(folder)).toEqual([]);
  });

  it('takes long strings only where a picture key is', async () => {
    const folder = tempFolder();
    const long = randomBytes(30_000).toString('base64');
    const reply = {
      thoughtSignature: long,
      data: { nested: long, data: long },
      list: [{ data: 1 }, long],
      more: { data: [long, { other: long }, long] },
      [long]: 'a long key',
    };
    const { body, blobs } = await extract(JSON.stringify(reply), folder, [1000]);
    const seen = body as typeof reply;
    expect(seen.thoughtSignature).toBe(long);
    expect(seen.data.nested).toBe(long);
    expect(seen.list[1]).toBe(long);
    expect(seen[long]).toBe('a long key');
    expect(blobs.size).toBe(3);
    expect([...blobs.keys()]).toEqual([seen.data.data, seen.more.data[0], seen.more.data[2]]);
  });

  it('knows an escaped key, and no key in what only looks like one', async () => {
    const folder = tempFolder();
    const long = randomBytes(30_000).toString('base64');
    const escaped = await extract(`{"d\\u0061ta":"${long}"}`, folder, [7]);
    expect(escaped.blobs.size).toBe(1);
    const quoted = await extract(JSON.stringify({ text: '"data":', other: long, array: ['data', long] }), folder);
    expect(quoted.blobs.size).toBe(0);
  });

  it('leaves what is short and no picture in the text', async () => {
    const folder = tempFolder();
    const { body, blobs } = await extract('{"data":"AAECAwQFBgcICQ=="}', folder, [3]);
    expect(body).toEqual({ data: 'AAECAwQFBgcICQ==' });
    expect(blobs.size).toBe(0);
  });

  it.each([
    ['a letter that is none of base64', (s: string) => `${s.slice(0, 40_000)}*${s.slice(40_000)}`],
    ['a letter beyond ASCII', (s: string) => `${s.slice(0, 40_000)}é${s.slice(40_000)}`],
    ['blanks where plus signs were', (s: string) => s.replaceAll('+', ' ')],
    ['plus signs written as in an address', (s: string) => s.replaceAll('+', '%2B').replaceAll('/', '%2f')],
    ['pieces that are padded each', (s: string) => `${s.slice(0, 40_000)}QQ==${s.slice(40_000)}`],
    ['backslashes before letters', (s: string) => s.replaceAll('x', '\\x')],
  ])('mends a picture with %s, and keeps the text as it came', async (what, spoil) => {
    const folder = tempFolder();
    const whole = randomBytes(60_001);
    const base64 = whole.toString('base64');
    const meant = what.startsWith('pieces')
      ? Buffer.concat([whole.subarray(0, 30_000), Buffer.from('A'), whole.subarray(30_000)])
      : whole;
    for (const size of [5000, 64_000]) {
      const { blobs } = await extract(`{"data":"${spoil(base64)}"}`, folder, [size]);
      const [file] = [...blobs.values()];
      expect(Buffer.compare(await readFile(file!.path), meant)).toBe(0);
      expect(await readFile(file!.raw!, 'utf8')).toBe(spoil(base64));
    }
    expect(readdirSync(folder)).toHaveLength(4);
  });

  it('takes an address where a picture may be for what it is', async () => {
    const folder = tempFolder();
    const data = `https://127.0.0.1/${PICTURE}`;
    const { body, blobs } = await extract(JSON.stringify({ data }), folder, [5000]);
    expect(body).toEqual({ data });
    expect(blobs.size).toBe(0);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('says that a reply stopped in the middle, and removes the half picture', async () => {
    const folder = tempFolder();
    const whole = `{"first":{"data":"${randomBytes(30_000).toString('base64')}"},"data":"${randomBytes(900_000).toString('base64')}"}`;
    const { isComplete, blobs } = await extract(whole.slice(0, -5), folder);
    expect(isComplete).toBe(false);
    expect(blobs.size).toBe(1);
    expect(readdirSync(folder)).toHaveLength(1);
  });

  it('leaves what is no JSON as text', async () => {
    const folder = tempFolder();
    const { body, isComplete } = await extract('\uFEFF <html>"data":"{</html>', folder, [2]);
    expect(body).toBe(' <html>"data":"{</html>');
    expect(isComplete).toBe(true);
  });

  it.each(['Try again later. {', 'Try again later. [ {'])(
    'gives a text once that ends as JSON begins: %s',
    async (text) => {
      expect((await extract(text, tempFolder())).body).toBe(text);
    },
  );

  it('gives the last line of a stream of events once', async () => {
    expect((await extract('event: x\n\n{"a":1}', tempFolder())).body).toEqual({ a: 1 });
  });

  it('stops where the reply is too large, and leaves no file', async () => {
    const folder = tempFolder();
    const picture = randomBytes(300_000).toString('base64');
    const options = { ...LIMITS, tempFolder: folder, replyBytes: 200_000 };
    const { failure, blobs } = await extractPictures(stream(`{"data":"${picture}"}`), options);
    expect(failure).toBeInstanceOf(ProviderResponseError);
    expect(blobs.size).toBe(0);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('leaves out the pictures that are too many, and says so', async () => {
    const folder = tempFolder();
    const data = Array<string>(66).fill(PICTURE);
    const { body, blobs, oddities } = await extract(JSON.stringify({ data, end: 1 }), folder, [5000]);
    const { data: references, end } = body as { data: string[]; end: number };
    expect([...blobs.keys()]).toEqual(references.slice(0, 64));
    expect([references.length, end, oddities.length]).toEqual([66, 1, 1]);
    expect(readdirSync(folder)).toHaveLength(64);
  });

  it('keeps the head of a long string that is no picture, cut within no letter and no escape', async () => {
    const folder = tempFolder();
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }),
        fc.constantFrom('none', 'quotes', 'unicode'),
        fc.integer({ min: 97, max: 30_000 }),
        async (unit, escape, size) => {
          const said = `a${escape === 'quotes' ? '\\"' : ''}${unit}`.repeat(20_000);
          const json = JSON.stringify(said);
          const escaped = escape === 'unicode' ? `"${said.split('').map(unicodeEscape).join('')}"` : json;
          const text = `{"said":${escaped},"more":${escaped},"data":"${PICTURE}","finish":"STOP"}`;
          const { body, blobs } = await extractPictures(stream(text, [size]), {
            ...LIMITS,
            skeletonBytes: 60_000,
            tempFolder: folder,
          });
          const seen = body as { said: string; more: string; data: string; finish: string };
          for (const one of [seen.said, seen.more]) {
            const isWhole = one === said;
            expect(isWhole || one.endsWith('…')).toBe(true);
            expect(said.startsWith(isWhole ? one : one.slice(0, -1))).toBe(true);
          }
          expect(seen.more.length).toBeGreaterThan(20);
          expect(seen.more.length).toBeLessThan(300);
          expect(blobs.has(seen.data)).toBe(true);
          expect(seen.finish).toBe('STOP');
        },
      ),
      { numRuns: 25 },
    );
  });

  it('removes its files when the reply breaks off with an error', async () => {
    const folder = tempFolder();
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield* stream(`{"data":"${randomBytes(900_000).toString('base64')}`);
      throw new Error('socket');
    }
    const { failure } = await extractPictures(broken(), { ...LIMITS, tempFolder: folder });
    expect(failure).toEqual(new Error('socket'));
    expect(readdirSync(folder)).toEqual([]);
  });

  it('gives a picture that had arrived whole when the reply breaks off behind it', async () => {
    const folder = tempFolder();
    const picture = randomBytes(90_000);
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield* stream(
        `{"data":"${picture.toString('base64')}","next":{"data":"${randomBytes(60_000).toString('base64')}`,
      );
      throw new Error('socket');
    }
    const { failure, blobs, body } = await extractPictures(broken(), { ...LIMITS, tempFolder: folder });
    expect(failure).toEqual(new Error('socket'));
    const [[reference, file] = []] = blobs;
    expect(body).toEqual({ data: reference, next: { data: expect.stringContaining('blob:') as string } });
    expect(await readFile(file!.path)).toEqual(picture);
    expect(readdirSync(folder)).toHaveLength(1);
  });

  it('says that the disk failed where it did', async () => {
    const folder = tempFolder();
    const occupied = join(folder, 'a-file');
    await writeFile(occupied, '');
    const text = `{"data":"${randomBytes(30_000).toString('base64')}"}`;
    expect((await extract(text, join(occupied, 'temp'))).failure).toBeInstanceOf(StorageError);
  });

  it('is not slowed down by a reply that is escaped all over', async () => {
    const folder = tempFolder();
    const escaped = (size: number) => `{"data":"${'\\/AAA'.repeat(size)}","text":"${'\\"'.repeat(size / 2)}"}`;
    expect(await growthOf(escaped, 50_000, (reply) => extract(reply, folder))).toBeLessThan(LINEAR);
  });
});
