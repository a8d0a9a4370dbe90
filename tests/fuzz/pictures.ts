/** Pictures: whatever bytes a file holds, it is a picture or a `PictureError`; a recipe comes back as it was put in. */
import { readFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import sharp from 'sharp';
import { AppError } from '#shared/errors/AppError';
import { fitWords, readMarkList } from '#shared/graph/marks/readMarks';
import { createImages } from '../../electron/platform/images/createImages.ts';
import { embedRecipe } from '../../electron/platform/images/embedRecipe.ts';
import { readRecipe } from '../../electron/platform/images/readRecipe.ts';
import type { OpenFuzzArea } from './FuzzArea.ts';
import { hostileJson, hostileWord } from './hostile.ts';

/** What may happen to bytes: some are lost, doubled, turned, or others put in. `at`: 0 to 1, of the whole. */
const harm = fc.record({
  at: fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 0.02, noNaN: true })),
  lose: fc.oneof({ weight: 3, arbitrary: fc.nat(8) }, fc.nat(100_000)),
  put: fc.oneof(
    fc.uint8Array({ maxLength: 8 }),
    fc.constantFrom(
      ...[
        'ffffffff',
        '7fffffff',
        '00000000',
        '80000000',
        'ffd9',
        'ffe1ffff',
        'ffeb0000',
        '0000000049454e44ae426082',
      ].map((hex) => Buffer.from(hex, 'hex')),
      ...['IHDR', 'IDAT', 'iTXt', 'caBX', 'RIFF', 'WEBPVP8X', 'XMP ', 'C2PA', 'ftypavif', 'GIF89a'].map((word) =>
        Buffer.from(word),
      ),
    ),
  ),
});
type Harm = typeof harm extends fc.Arbitrary<infer T> ? T : never;

function harmed(bytes: Buffer, harms: readonly Harm[]): Buffer {
  return harms.reduce((left, { at, lose, put }) => {
    const from = Math.floor(at * left.length);
    return Buffer.concat([left.subarray(0, from), put, left.subarray(from + lose)]);
  }, bytes);
}

const part = fc.oneof(
  fc.constantFrom('0', '1', '0.5'),
  fc.integer({ min: 1, max: 9999 }).map((step) => String(step / 10_000)),
);
const pointsOf = (count: number) =>
  fc.array(part, { minLength: count * 2, maxLength: count * 2 }).map((parts) => parts.join(' '));
const drawn = {
  colour: fc.constantFrom('red', 'white', 'url(#x)'),
  width: fc.oneof(fc.integer({ min: 1, max: 200 }), fc.constant(0)),
};
/** Marks as a stranger's file may have them; most are some. */
const mark = fc.oneof(
  fc.record({ tool: fc.constantFrom('box', 'arrow', 'brush'), ...drawn, points: pointsOf(2) }),
  fc.record({
    tool: fc.constant('brush'),
    ...drawn,
    points: pointsOf(3),
    pressure: fc.constantFrom('195', '000', '1'),
  }),
  fc.record({ tool: fc.constant('words'), ...drawn, points: pointsOf(1), text: hostileWord.map(fitWords) }),
  fc.record({ tool: fc.constant('area'), points: pointsOf(4) }),
  hostileJson,
);

export const openPictures: OpenFuzzArea = async (onCase) => {
  const home = await mkdtemp(join(tmpdir(), 'lumi-fuzz-'));
  const images = createImages();
  const bases = await basePictures(home);
  const base = fc.constantFrom(...bases.keys());
  const recipe = hostileJson.map((value) => JSON.stringify({ value }));
  let count = 0;
  /** Works with a file of these bytes, and leaves nothing. */
  const withFile = async <T>(bytes: Buffer, work: (path: string) => Promise<T>): Promise<T> => {
    const path = join(home, `case-${String((count += 1))}`);
    await writeFile(path, bytes);
    try {
      return await work(path);
    } finally {
      await rm(path, { force: true });
      await rm(`${path}.out`, { force: true });
    }
  };
  const bytesOf = (name: string): Buffer => bases.get(name) ?? Buffer.alloc(0);

  return {
    properties: [
      {
        name: 'bytes of a picture that were harmed are a picture or refused in words',
        property: fc.asyncProperty(base, fc.array(harm, { minLength: 1, maxLength: 4 }), async (name, harms) => {
          onCase();
          await withFile(harmed(bytesOf(name), harms), async (path) => {
            await inWords(() => images.probe(path));
            await inWords(() => images.decode(path));
            await inWords(() => images.thumbnail(path, `${path}.out`, 160));
            await inWords(() => readRecipe(path));
            await inWords(() => images.readOrigin(path));
            await inWords(() => images.clearHidden(path, `${path}.out`));
          });
        }),
      },
      {
        name: 'a recipe comes back as it was put in, and the picture is the same',
        property: fc.asyncProperty(
          fc.constantFrom('png', 'jpeg', 'webp'),
          recipe,
          recipe,
          async (name, first, then) => {
            onCase();
            await withFile(bytesOf(name), async (path) => {
              await embedRecipe(path, `${path}.out`, first);
              const once = await readFile(`${path}.out`);
              await withFile(once, async (again) => {
                if ((await readRecipe(again)) !== first) throw new Error('The recipe came back as another one.');
                await embedRecipe(again, `${again}.out`, then);
                if ((await readRecipe(`${again}.out`)) !== then)
                  throw new Error('The second recipe came back as another one.');
                const [before, after] = await Promise.all([images.decode(path), images.decode(`${again}.out`)]);
                if (JSON.stringify(before) !== JSON.stringify(after)) throw new Error('The picture is another one.');
              });
            });
          },
        ),
      },
      {
        name: 'marks of any kind are drawn on a picture, which stays as large, or are none',
        property: fc.asyncProperty(base, fc.array(mark, { maxLength: 4 }), async (name, given) => {
          onCase();
          const marks = readMarkList(given);
          if (!marks) return;
          await withFile(bytesOf(name), async (path) => {
            const before = await images.probe(path);
            for (const as of ['drawn', 'mask'] as const) {
              const { width, height } = await images.flatten(path, `${path}.out`, { as, marks });
              if (width !== before.width || height !== before.height) throw new Error('The picture has another size.');
              await images.decode(`${path}.out`);
            }
          });
        }),
      },
      {
        name: 'a recipe is put into a picture that was harmed so that it is read again, or refused in words',
        property: fc.asyncProperty(
          fc.constantFrom('png', 'jpeg', 'webp'),
          fc.array(harm, { minLength: 1, maxLength: 3 }),
          recipe,
          async (name, harms, json) => {
            onCase();
            await withFile(harmed(bytesOf(name), harms), async (path) => {
              const isWritten = await inWords(() => embedRecipe(path, `${path}.out`, json).then(() => true));
              if (isWritten && (await readRecipe(`${path}.out`)) !== json) throw new Error('It was not written.');
            });
          },
        ),
      },
    ],
    async close() {
      await images.close();
      // The case that time ran out for may still be writing.
      await rm(home, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
    },
  };
};

/** A small picture of each kind, by its kind; drawn anew, so that no file need be kept. */
async function basePictures(home: string): Promise<ReadonlyMap<string, Buffer>> {
  const drawn = sharp(
    Buffer.from(
      '<svg width="60" height="40"><rect width="60" height="40" fill="teal"/><circle r="15" fill="gold"/></svg>',
    ),
  );
  const bases = new Map<string, Buffer>();
  for (const kind of ['png', 'jpeg', 'webp', 'gif', 'avif', 'tiff'] as const) {
    bases.set(kind, await drawn.clone().toFormat(kind).toBuffer());
  }
  for (const kind of ['png', 'jpeg', 'webp'] as const) {
    const path = join(home, kind);
    await writeFile(path, bases.get(kind) ?? '');
    await embedRecipe(path, `${path}-with-recipe`, '{"format":"lumi-workflow"}');
    bases.set(`${kind} with a recipe`, await readFile(`${path}-with-recipe`));
  }
  return bases;
}

/** @throws whatever is no expected failure of a picture */
async function inWords<T>(action: () => Promise<T>): Promise<T | undefined> {
  try {
    return await action();
  } catch (caught) {
    if (caught instanceof AppError && caught.code === 'picture') return undefined;
    throw caught;
  }
}
