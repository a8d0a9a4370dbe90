import { readdirSync } from 'node:fs';
import { createHash, randomBytes } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { StorageError } from '#shared/errors/inputErrors';
import { ProviderResponseError } from '#shared/errors/providerErrors';
import { extractPictures } from '../../../../../electron/platform/http/extractPictures.ts';
import { growthOf, LINEAR } from '../../../../support/growthOf.ts';
import { tempFolder } from '../../../../support/tempFolder.ts';

/** Whole pictures are handed over; what then still lies there was left behind. */
const rescue = async (whole: readonly { readonly path: string }[]) => {
  await Promise.all(whole.map(({ path }) => rm(path)));
};
const LIMITS = { pictureKeys: ['data'], replyBytes: 64e6, skeletonBytes: 1e6, rescue };

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
  const {
    text: skeleton,
    isComplete,
    blobs,
  } = await extractPictures(stream(text, sizes), { ...LIMITS, tempFolder: folder });
  return { skeleton, isComplete, blobs };
}

describe('extractPictures', () => {
  it('gives back the bytes of any picture, however the reply is cut and escaped', async () => {
    const folder = tempFolder();
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          length: fc.integer({ min: 12_400, max: 40_000 }),
          sizes: fc.array(fc.oneof(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 10, max: 30_000 })), {
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
          const { skeleton, blobs } = await extract(text, folder, sizes);
          const reply = JSON.parse(skeleton) as {
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

  it('leaves any JSON without long pictures byte for byte as it is', async () => {
    const folder = tempFolder();
    await fc.assert(
      fc.asyncProperty(
        fc.json({ maxDepth: 6 }),
        fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 5 }),
        async (text, sizes) => {
          const { skeleton, isComplete, blobs } = await extract(text, folder, sizes);
          expect(skeleton).toBe(text);
          expect(isComplete).toBe(true);
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
    const { skeleton, blobs } = await extract(JSON.stringify(reply), folder, [1000]);
    const seen = JSON.parse(skeleton) as typeof reply;
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

  it('leaves a short picture in the text', async () => {
    const folder = tempFolder();
    const { skeleton, blobs } = await extract('{"data":"iVBORw0KGgo="}', folder, [3]);
    expect(JSON.parse(skeleton)).toEqual({ data: 'iVBORw0KGgo=' });
    expect(blobs.size).toBe(0);
  });

  it.each([
    ['a letter that is none of base64', (s: string) => `${s.slice(0, 40_000)}*${s.slice(40_000)}`],
    ['a letter beyond ASCII', (s: string) => `${s.slice(0, 40_000)}é${s.slice(40_000)}`],
    ['padding in the middle', (s: string) => `${s.slice(0, 40_000)}==${s.slice(40_000)}`],
    ['one letter too many', (s: string) => `${s}A`],
    ['an escape that does not exist', (s: string) => `${s.slice(0, 30_000)}\\x${s.slice(30_000)}`],
    ['an address instead of base64', (s: string) => `https://127.0.0.1/${s}`],
  ])('refuses a picture with %s and leaves no file', async (_, spoil) => {
    const folder = tempFolder();
    const whole = randomBytes(60_000).toString('base64');
    await expect(extract(`{"data":"${spoil(whole)}"}`, folder, [5000])).rejects.toThrow(ProviderResponseError);
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
    const { skeleton, isComplete } = await extract('\uFEFF <html>"data":"{</html>', folder, [2]);
    expect(skeleton).toBe(' <html>"data":"{</html>');
    expect(isComplete).toBe(true);
  });

  it('stops at its limits and leaves no file', async () => {
    const folder = tempFolder();
    const picture = randomBytes(300_000).toString('base64');
    const options = { ...LIMITS, tempFolder: folder };
    const tooLong = extractPictures(stream(`{"data":"${picture}"}`), { ...options, replyBytes: 200_000 });
    await expect(tooLong).rejects.toThrow('larger than');
    const numbers = JSON.stringify(Array.from({ length: 100_000 }, () => 1));
    const tooMuch = (text: string) => extractPictures(stream(text), { ...options, skeletonBytes: 100_000 });
    await expect(tooMuch(`{"data":"${picture}","other":${numbers}}`)).rejects.toThrow(ProviderResponseError);
    await expect(tooMuch(picture)).rejects.toThrow(ProviderResponseError);
    await expect(extractPictures(stream('['.repeat(300)), options)).rejects.toThrow('nested too deeply');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('leaves out what is no base64, however much of it there is, and what is one picture too many', async () => {
    const folder = tempFolder();
    const spoilt = (at: number) => `${PICTURE.slice(0, at)}*${PICTURE.slice(at)}`;
    const data = [
      ...Array.from({ length: 100 }, (_, at) => spoilt(at * 190)),
      `${PICTURE}A`,
      ...Array<string>(66).fill(PICTURE),
    ];
    const { text, isComplete, blobs, broken } = await extractPictures(stream(JSON.stringify({ data }), [5000]), {
      ...LIMITS,
      tempFolder: folder,
    });
    const references = (JSON.parse(text) as { data: string[] }).data;
    expect(isComplete).toBe(true);
    expect([...blobs.keys()]).toEqual(references.slice(101, 165));
    expect([...broken.keys()]).toEqual([...references.slice(0, 101), ...references.slice(165)]);
    expect(new Set([...broken.values()].map(({ message }) => message))).toEqual(
      new Set(['The reply holds a picture that is not valid base64.', 'The reply holds more than 64 pictures.']),
    );
    expect(readdirSync(folder)).toHaveLength(64);
  });

  it('keeps the head of a long string that is no picture, cut within no letter and no escape', async () => {
    const folder = tempFolder();
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
        fc.constantFrom('none', 'quotes', 'unicode'),
        fc.integer({ min: 1, max: 30_000 }),
        async (unit, escape, size) => {
          const said = `a${escape === 'quotes' ? '\\"' : ''}${unit}`.repeat(3000);
          const json = JSON.stringify(said);
          const escaped = escape === 'unicode' ? `"${said.split('').map(unicodeEscape).join('')}"` : json;
          const text = `{"said":${escaped},"data":"${PICTURE}","finish":"STOP"}`;
          const { text: skeleton, blobs } = await extractPictures(stream(text, [size]), {
            ...LIMITS,
            skeletonBytes: 8000,
            tempFolder: folder,
          });
          const seen = JSON.parse(skeleton) as { said: string; data: string; finish: string };
          expect(seen.said.endsWith('…')).toBe(true);
          expect(seen.said.length).toBeGreaterThan(500);
          expect(said.startsWith(seen.said.slice(0, -1))).toBe(true);
          expect(blobs.has(seen.data)).toBe(true);
          expect(seen.finish).toBe('STOP');
        },
      ),
      { numRuns: 150 },
    );
  });

  it('removes its files when the reply breaks off with an error', async () => {
    const folder = tempFolder();
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield* stream(`{"data":"${randomBytes(900_000).toString('base64')}`);
      throw new Error('socket');
    }
    await expect(extractPictures(broken(), { ...LIMITS, tempFolder: folder })).rejects.toThrow('socket');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('hands over a picture that had arrived whole when the reply breaks off behind it', async () => {
    const folder = tempFolder();
    const picture = randomBytes(90_000);
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield* stream(
        `{"data":"${picture.toString('base64')}","next":{"data":"${randomBytes(60_000).toString('base64')}`,
      );
      throw new Error('socket');
    }
    const whole: string[] = [];
    const take = (files: readonly { readonly path: string }[]) =>
      Promise.resolve(void whole.push(...files.map(({ path }) => path)));
    await expect(extractPictures(broken(), { ...LIMITS, tempFolder: folder, rescue: take })).rejects.toThrow('socket');
    expect(whole).toHaveLength(1);
    expect(await readFile(whole[0] ?? '')).toEqual(picture);
    expect(readdirSync(folder)).toHaveLength(1);
  });

  it('says that the disk failed where it did', async () => {
    const folder = tempFolder();
    const occupied = join(folder, 'a-file');
    await writeFile(occupied, '');
    const text = `{"data":"${randomBytes(30_000).toString('base64')}"}`;
    await expect(extract(text, join(occupied, 'temp'))).rejects.toThrow(StorageError);
  });

  it('is not slowed down by a reply that is escaped all over', async () => {
    const folder = tempFolder();
    const escaped = (size: number) => `{"data":"${'\\/AAA'.repeat(size)}","text":"${'\\"'.repeat(size / 2)}"}`;
    expect(await growthOf(escaped, 50_000, (reply) => extract(reply, folder))).toBeLessThan(LINEAR);
  });
});
