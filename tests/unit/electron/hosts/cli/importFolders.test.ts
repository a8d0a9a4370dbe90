import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeWorkflow } from '#shared/workflow/writeWorkflow';
import { openApp } from '../../../../../electron/hosts/openApp.ts';
import { embedRecipe } from '../../../../../electron/platform/images/embedRecipe.ts';
import { aGraph } from '../../../../support/builders.ts';
import { PNG_TEXTS, withChunks } from '../../../../support/pictureBlocks.ts';
import { runHere } from '../../../../support/runHere.ts';
import { aCanvas } from '../../../../support/somePictures.ts';
import { tempFolder } from '../../../../support/tempFolder.ts';

const KEY = 'AIzaSyA-1234567890abcdefghijklmnopqrstuv';
const sha = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

function aPlace() {
  const folder = tempFolder();
  const home = join(folder, 'home');
  const from = join(folder, 'from');
  mkdirSync(home);
  mkdirSync(from);
  return {
    home,
    from,
    put: (name: string, bytes: Buffer | string) => {
      mkdirSync(dirname(join(from, name)), { recursive: true });
      writeFileSync(join(from, name), bytes);
      return join(from, name);
    },
    lumi: (...args: readonly string[]) => runHere(args, { env: { LUMI_HOME: home } }),
    json: async (...args: readonly string[]) => {
      const { stdout, code } = await runHere(['import', '--json', ...args], { env: { LUMI_HOME: home } });
      return { code, ...(JSON.parse(stdout) as Report) };
    },
    detail: async (id: string) =>
      JSON.parse((await runHere(['picture', id, '--json'], { env: { LUMI_HOME: home } })).stdout) as Record<
        string,
        unknown
      >,
  };
}

interface Report {
  readonly taken: readonly { readonly file: string; readonly id: string }[];
  readonly there: readonly { readonly file: string; readonly id: string; readonly restored?: true }[];
  readonly refused: readonly { readonly file: string; readonly reason: string }[];
  readonly notes: readonly { readonly file: string; readonly note: string }[];
}

const colour = (hue: string) => aCanvas(60, 40, hue).png().toBuffer();

describe('import', () => {
  it('takes a folder and all below, goes on after a broken file, says why, and adds nothing the second time', async () => {
    const { home, from, put, json, lumi } = aPlace();
    const red = await colour('#f00');
    put('red.png', red);
    put('again/red copy.png', red);
    put('blue.webp', await aCanvas(60, 40, '#00f').webp().toBuffer());
    put('cut.png', red.subarray(0, 60));
    put('page.jpg', '<!doctype html>');
    put('film.mp4', 'film');
    put('.hidden.png', red);
    put('Thumbs.db', 'x');
    symlinkSync(from, join(from, 'again', 'loop'));

    const first = await json(from);
    expect(first.code).toBe(0);
    expect(first.taken.map(({ file }) => file)).toEqual([join(from, 'blue.webp'), join(from, 'red.png')]);
    expect(first.taken[1]?.id).toBe(sha(red));
    expect(first.there).toEqual([{ file: join(from, 'again', 'red copy.png'), id: sha(red) }]);
    expect(first.refused.map(({ file }) => file)).toEqual(
      ['cut.png', 'page.jpg', 'film.mp4'].map((name) => join(from, name)),
    );
    for (const { reason } of first.refused) expect(reason).toMatch(/\.$/);
    const before = (await lumi('images')).stdout;
    expect(before.split('\n')).toHaveLength(2);
    expect(readFileSync(join(home, 'library', 'pictures', sha(red).slice(0, 2), `${sha(red)}.png`))).toEqual(red);

    const second = await json(from, join(from, 'red.png'));
    expect([second.code, second.taken.length, second.there.length]).toEqual([0, 0, 4]);
    expect((await lumi('images')).stdout).toBe(before);
  });

  it('tells it on stderr; ends with 1 where nothing could be taken, with 2 where a path leads nowhere', async () => {
    const { put, lumi, home } = aPlace();
    const text = put('a.txt', 'words');
    const { code, stdout, stderr } = await lumi('import', text);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain('a.txt: This is no picture of a kind we know.');
    expect(stderr).toContain('0 pictures taken, 1 left out.');
    const gone = await lumi('import', put('a.png', await colour('#f00')), '/nowhere/at all.png');
    expect([gone.code, gone.stderr]).toEqual([
      2,
      expect.stringContaining('There is no file or folder /nowhere/at all.png.'),
    ]);
    expect(
      existsSync(
        join(home, 'library', 'pictures', sha(await colour('#f00')).slice(0, 2), `${sha(await colour('#f00'))}.png`),
      ),
    ).toBe(false);
  });

  it('finds what other programs wrote, in the file and beside it', async () => {
    const { from, put, json, lumi } = aPlace();
    const words = 'a lighthouse in fog\nNegative prompt: blurry\nSteps: 20, Seed: 77, Model: foxMix';
    put('a.png', withChunks(await colour('#0f0'), 'before', PNG_TEXTS['tEXt in UTF-8']!('parameters', words)));
    put('b.png', await colour('#0ff'));
    put('b.txt', 'a caption of a heron');
    const { taken } = await json(from);
    const [a, b] = taken.map(({ id }) => id);
    expect((await lumi('images', 'lighthouse')).stdout).toContain(a);
    expect((await lumi('images', 'heron')).stdout).toContain(b);
    expect((await lumi('images', 'lighthouse')).stdout).not.toContain(b);
  });

  it('groups a JPEG with the PNG of its name, and keeps no key that came along', async () => {
    const { from, put, json, home } = aPlace();
    const holding = withChunks(
      await colour('#123'),
      'before',
      PNG_TEXTS['tEXt in UTF-8']!('parameters', `a fox ${KEY}\nSteps: 2, Seed: 1`),
    );
    put('fox.png', holding);
    put('fox.jpg', await aCanvas(60, 40, '#123').jpeg().toBuffer());
    const { taken, notes } = await json(from);
    expect(taken.map(({ file }) => file.slice(-7))).toEqual(['fox.png', 'fox.jpg']);
    expect(notes).toEqual([
      { file: join(from, 'fox.png'), note: expect.stringContaining('The file itself holds an API key.') as string },
    ]);
    const library = join(home, 'library');
    for (const name of readdirSync(library).filter((each) => each.startsWith('index')))
      expect(readFileSync(join(library, name)).includes(KEY)).toBe(false);
    // The original stays as it came.
    expect(readFileSync(join(library, 'pictures', sha(holding).slice(0, 2), `${sha(holding)}.png`))).toEqual(holding);
  });

  it('reads our own recipe back, with its graph', async () => {
    const { put, json, lumi } = aPlace();
    const graph = aGraph('Foxes').node('t', 'text', { value: 'a fox 霧 🦊' }).build();
    const recipe = JSON.stringify({
      format: 'lumi-recipe',
      version: 1,
      model: 'm',
      seed: 5,
      prompt: 'žluťoučký kůň',
      settings: [],
      workflow: JSON.parse(writeWorkflow(graph)) as unknown,
    });
    const plain = put('plain.png', await colour('#456'));
    const path = join(dirname(plain), 'recipe.png');
    await embedRecipe(plain, path, recipe);
    await json(path);
    expect((await lumi('images', 'žluťoučký')).stdout).toContain(sha(readFileSync(path)));
  });

  it('is ended: what was taken stays, and the next import goes on', async () => {
    const { home, from, put } = aPlace();
    for (let at = 0; at < 6; at++)
      put(
        `${String(at)}.png`,
        await aCanvas(9, 9 + at)
          .png()
          .toBuffer(),
      );
    await using app = await openApp({ env: { LUMI_HOME: home }, workingFolder: home });
    const job = randomUUID();
    const ended = await app.service.importPaths([from], {
      job,
      onPicture: () => void app.client('job.cancel', { job }),
    });
    expect(ended).toMatchObject({ ok: true, value: { isStopped: true } });
    const taken = ended.ok ? ended.value.taken : 0;
    expect(taken).toBeGreaterThan(0);
    expect(taken).toBeLessThan(6);
    const again = await app.service.importPaths([from], {});
    expect(again).toMatchObject({ ok: true, value: { taken: 6 - taken, known: taken } });
  });

  it('brings a picture back out of the trash, and groups what came together', async () => {
    const { home, from, put } = aPlace();
    const paths = [
      put('fox.png', await colour('#a63')),
      put('fox.jpg', await aCanvas(60, 40, '#a63').jpeg().toBuffer()),
      put('owl.png', await colour('#36a')),
    ];
    await using app = await openApp({ env: { LUMI_HOME: home }, workingFolder: home });
    await app.service.importPaths([from], {});
    const open = () => app.client('gallery.open', { filter: {}, sort: 'newest', groupBy: 'run' });
    const { rows, tiles } = await open();
    expect(rows.groups).toHaveLength(1);
    const batchOf = (name: string) => rows.batches[tiles.findIndex(({ words }) => words === name)];
    expect(batchOf('fox.jpg')).toBe(batchOf('fox.png'));
    expect(batchOf('owl.png')).not.toBe(batchOf('fox.png'));
    await app.client('picture.trash', { of: { filter: {} } });
    expect((await open()).count).toBe(0);
    expect(await app.service.importPaths(paths.slice(0, 1), {})).toMatchObject({
      ok: true,
      value: { taken: 0, known: 1, restored: 1 },
    });
    expect((await open()).count).toBe(1);
  });
});
