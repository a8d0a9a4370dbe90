import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import type { ExportOptions, PictureDetails } from '#shared/api/contract';
import { shipped } from '#shared/shipped';
import { readRecipeText } from '#shared/workflow/readRecipeText';
import type { Workflow } from '#shared/workflow/Workflow';
import { writeWorkflow } from '#shared/workflow/writeWorkflow';
import { openApp } from '../../../../../electron/hosts/openApp.ts';
import { readRecipe } from '../../../../../electron/platform/images/readRecipe.ts';
import type { ExportPlace } from '../../../../../electron/service/pictures/exportPictures.ts';
import { writeRecipe, writeRecipeGraph } from '../../../../../electron/service/pictures/writeRecipe.ts';
import { aGraph } from '../../../../support/builders.ts';
import { credentialsFit, PNG_TEXTS, signedPicture, withChunks } from '../../../../support/pictureBlocks.ts';
import { runHere } from '../../../../support/runHere.ts';
import { canMount, smallDisk } from '../../../../support/smallDisk.ts';
import { aCanvas } from '../../../../support/somePictures.ts';
import { tempFolder } from '../../../../support/tempFolder.ts';
import { openTestApp } from '../../../../support/testApp.ts';
import { unzipStored } from '../../../../support/unzipStored.ts';

const KEY = 'AIzaSyA-1234567890abcdefghijklmnopqrstuv';
const OPTIONS: ExportOptions = { format: 'original', name: '{prompt}-{n}', recipe: 'full' };
/** 200 KB of many scripts. */
const LONG = Array.from({ length: 5000 }, (_, i) => `${String(i)} 霧の狐 žluťoučký 🦊 <&> ]]>`).join('\n');

const SETTINGS: [string, string][] = [
  ['Steps', '20'],
  ['Sampler', 'Heun'],
  ['CFG scale', '7'],
  ['Hires prompt', 'secret heron'],
  ['ADetailer prompt', 'secret heron'],
  ['positive prompt style', 'secret heron'],
];
/** What is known of a picture that another program made. */
const TOLD: PictureDetails = {
  image: { id: 'a'.repeat(64), width: 1, height: 1, mime: 'image/png' },
  ...{ bytes: 1, createdAt: 1, facts: { rating: 0, isFavourite: false, note: '' }, labels: [] },
  imported: { name: 'heron.png', at: 1, prompt: 'secret heron', model: 'm', seed: 3, settings: SETTINGS },
};

async function aLibrary() {
  const { app, home } = await openTestApp();
  const folder = tempFolder();
  const put = async (name: string, bytes: Buffer) => {
    writeFileSync(join(folder, name), bytes);
    const reply = await app.service.importPictures([{ name, path: join(folder, name) }]);
    return reply.ok ? (reply.value.pictures[0]?.id ?? '') : '';
  };
  const leave = async (ids: readonly string[], options: Partial<ExportOptions>, place: ExportPlace) => {
    const reply = await app.service.exportPictures([{ ids }], { ...OPTIONS, ...options }, place, { job: randomUUID() });
    if (!reply.ok) throw new Error(reply.error.message);
    return reply.value;
  };
  const toFolder = async (ids: readonly string[], options: Partial<ExportOptions> = {}) => {
    const path = join(tempFolder(), 'out');
    const report = await leave(ids, options, { kind: 'folder', path });
    return {
      report,
      path,
      files: existsSync(path) ? readdirSync(path).sort() : [],
      read: (name: string) => readFileSync(join(path, name)),
    };
  };
  return { app, home, put, leave, toFolder, fileOf: (id: string) => app.service.media.pictureFile(id)?.path ?? '' };
}

/** A library with a picture of the sample provider whose graph holds a long text. */
async function withMade() {
  const home = join(tempFolder(), 'home');
  mkdirSync(home);
  const graph = aGraph('Foxes')
    .node('note', 'note', { value: LONG.slice(0, 60_000) })
    .node('long', 'text', { value: LONG.slice(0, 99_000) })
    .node('t', 'text', { value: 'a fox 霧 🦊' })
    .node('p', 'sample-provider', { model: 'sample' })
    .node('c', 'gemini-config', { numImages: 2 })
    .node('i', 'image-processor', { seed: 7 })
    .wire('t.text', 'i.prompt')
    .wire('p.provider', 'i.provider')
    .wire('c.config', 'i.config')
    .build();
  const path = join(home, 'foxes.lumi.json');
  writeFileSync(path, writeWorkflow(graph));
  const { stdout } = await runHere(['run', path], { env: { LUMI_HOME: home } });
  const ids = stdout.split('\n').map((line) => basename(line.split('  ')[0] ?? '').replace('.png', ''));
  return { home, ids, graph };
}

describe('pictures that leave the library', () => {
  it('carry their recipe byte for byte in each format, and other programs open them', async () => {
    const { home, ids, graph } = await withMade();
    await using app = await openApp({ env: { LUMI_HOME: home }, workingFolder: home });
    for (const format of ['original', 'png', 'jpeg', 'webp'] as const) {
      const path = join(tempFolder(), 'out');
      const options = { format, name: '{graph}-{n}', recipe: 'full' } as const;
      await app.service.exportPictures([{ ids }], options, { kind: 'folder', path }, { job: randomUUID() });
      expect(readdirSync(path)).toHaveLength(ids.length);
      for (const name of readdirSync(path)) {
        const recipe = (await readRecipe(join(path, name))) ?? '';
        expect(Buffer.byteLength(recipe)).toBeGreaterThan(200_000);
        expect(readRecipeText(recipe).nodes.map(({ fields }) => fields)).toEqual(
          graph.nodes.map(({ fields }) => fields),
        );
        expect((await sharp(join(path, name)).stats()).channels.length).toBeGreaterThan(2);
      }
    }
  });

  it('carry no word of a person without prompts: not in the name of a graph, in titles, on wires, at places or in settings of other programs', () => {
    const graph = aGraph('Secret heron')
      .node('t', 'text', { value: 'a secret heron' })
      .node('i', 'image-processor', { seed: 7 })
      .node('pictures', 'image-input', { pictures: [{ id: 'b'.repeat(64), name: 'heron.png' }] })
      .node('drawn', 'markup', { marks: { words: 'heron' } })
      .node('set', 'reference-set', { set: { name: 'Herons' } })
      .wire('t.text', 'i.prompt')
      .build();
    const titled = {
      ...graph,
      nodes: graph.nodes.map((node) => ({ ...node, title: 'Heron, secret' })),
      edges: graph.edges.map((edge) => ({ ...edge, label: 'to the heron', bundle: 'Herons' })),
      bookmarks: [{ name: 'By the heron', x: 1, y: 2, zoom: 1 }],
    };
    const paletteOf = (workflow: Workflow) => shipped.paletteOf(workflow);
    for (const text of [
      writeRecipeGraph(titled, 'without-prompts', paletteOf),
      writeRecipe(TOLD, titled, 'without-prompts', paletteOf) ?? '',
    ]) {
      expect(text).not.toMatch(/heron/i);
      expect(text).toContain('image-processor');
      expect(text).toContain('b'.repeat(64));
      expect(text).toContain('Bundle 1');
      expect(text).toContain('Place 1');
    }
    const bare = JSON.parse(writeRecipe(TOLD, undefined, 'without-prompts', paletteOf) ?? '') as object;
    expect(bare).toMatchObject({ seed: 3, model: 'm', settings: SETTINGS.slice(0, 3) });
    expect(bare).toHaveProperty('settings.length', 3);
    expect(writeRecipe(TOLD, titled, 'full', paletteOf)).toContain('Secret heron');
  });

  it('never take the place of a file, in a folder or in an archive; an archive is whole', async () => {
    const { put, leave, toFolder } = await aLibrary();
    const ids = [
      await put('same.png', await aCanvas(9, 9, '#f00').png().toBuffer()),
      await put('other.png', await aCanvas(9, 9, '#0f0').png().toBuffer()),
    ];
    const { files } = await toFolder(ids, { name: 'fox' });
    expect(files).toEqual(['fox-2.png', 'fox.png']);
    const path = join(tempFolder(), 'foxes.zip');
    const report = await leave(ids, { name: 'fox' }, { kind: 'zip', path });
    expect(report.count).toBe(2);
    const entries = unzipStored(readFileSync(path));
    expect([...entries.keys()]).toEqual(['fox.png', 'fox-2.png']);
    expect(entries.get('fox.png')).toEqual(await aCanvas(9, 9, '#f00').png().toBuffer());
    await expect(leave(ids, {}, { kind: 'zip', path })).rejects.toThrow('is there already');
    expect(unzipStored(readFileSync(path)).size).toBe(2);
  });

  it('are smaller where that is asked for, and otherwise as they came', async () => {
    const { put, toFolder } = await aLibrary();
    const bytes = await aCanvas(60, 40).webp().toBuffer();
    const id = await put('a.webp', bytes);
    const small = await toFolder([id], { longSide: 30, recipe: 'none' });
    expect(await sharp(small.read('a-1.webp')).metadata()).toMatchObject({ width: 30, height: 20, format: 'webp' });
    expect((await toFolder([id], { longSide: 60 })).read('a-1.webp')).toEqual(bytes);
  });

  it('tell nothing of how they were made where that is not wanted, whoever wrote it', async () => {
    const { put, toFolder } = await aLibrary();
    const plain = await aCanvas(60, 40).png().toBuffer();
    const id = await put(
      'told.png',
      withChunks(
        plain,
        'behind',
        PNG_TEXTS['tEXt in UTF-8']!('parameters', 'secret heron\nSteps: 2, Seed: 3, Model: m'),
      ),
    );
    expect((await toFolder([id])).read('secret heron-1.png').includes('secret heron')).toBe(true);
    for (const recipe of ['none', 'without-prompts'] as const) {
      const { files, read, report } = await toFolder([id], { recipe, name: '{n}' });
      expect(read('1.png').includes('secret heron')).toBe(false);
      expect(files).toEqual(['1.png']);
      expect(report.notes.join()).toContain('was left out');
      expect(await sharp(read('1.png')).raw().toBuffer()).toEqual(await sharp(plain).raw().toBuffer());
    }
    // What it told of itself goes with it into another format.
    const jpeg = await toFolder([id], { format: 'jpeg', name: '{n}' });
    expect(await readRecipe(join(jpeg.path, '1.jpg'))).toContain('secret heron');
  });

  it('keep their content credentials byte for byte', async () => {
    const { put, toFolder } = await aLibrary();
    const signed = await signedPicture('png');
    const id = await put('signed.png', signed);
    for (const recipe of ['full', 'none', 'without-prompts'] as const) {
      const { read } = await toFolder([id], { recipe, name: '{n}' });
      expect(read('1.png')).toEqual(signed);
      expect(credentialsFit(read('1.png'))).toBe(true);
    }
  });

  it('are left out or cleaned where they hold a key, left out where they are gone; the others are written and all is said', async () => {
    const { put, toFolder, fileOf } = await aLibrary();
    const plain = await aCanvas(60, 40, '#abc').png().toBuffer();
    const inside = await put('a.png', withChunks(plain, 'before', PNG_TEXTS['tEXt in UTF-8']!('comment', KEY)));
    const [gone, well] = [await put('b.png', await aCanvas(9, 9).png().toBuffer()), await put('c.png', plain)];
    rmSync(fileOf(gone));
    const { files, report, read } = await toFolder([inside, gone, well, 'f'.repeat(64)], { name: '{id}' });
    expect(report.count).toBe(2);
    expect(report.refused.count).toBe(2);
    expect(report.refused.first.map(({ id }) => id)).toEqual([gone, 'f'.repeat(64)]);
    expect(report.notes.join()).toContain('held an API key');
    for (const name of files) expect(read(name).includes(KEY)).toBe(false);
  });

  it.runIf(canMount)(
    'say so where the disk is full, and leave no half file: a folder keeps what is whole, of an archive nothing is there',
    async () => {
      const { app, put } = await aLibrary();
      const ids: string[] = [];
      for (let at = 0; at < 4; at++) ids.push(await put(`${String(at)}.png`, await noise()));
      const disk = smallDisk('1m');
      for (const place of [
        { kind: 'folder', path: join(disk, 'out') },
        { kind: 'zip', path: join(disk, 'all.zip') },
      ] as const) {
        const reply = await app.service.exportPictures([{ ids }], { ...OPTIONS, name: '{n}' }, place, {
          job: randomUUID(),
        });
        expect(reply).toMatchObject({
          ok: false,
          error: { code: 'storage', message: expect.stringContaining('The disk is full.') as string },
        });
        const left = readdirSync(disk, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
        for (const { name, parentPath } of left) expect(ids).toContain(hashOf(readFileSync(join(parentPath, name))));
        expect(left.some(({ name }) => name.endsWith('.zip'))).toBe(false);
        rmSync(join(disk, 'out'), { recursive: true, force: true });
      }
    },
  );

  it('are ended: what a folder has stays, an archive is not there', async () => {
    const { app, put } = await aLibrary();
    const ids: string[] = [];
    for (let at = 0; at < 4; at++)
      ids.push(
        await put(
          `${String(at)}.png`,
          await aCanvas(9, 9 + at)
            .png()
            .toBuffer(),
        ),
      );
    const ended = async (place: ExportPlace) => {
      const job = randomUUID();
      return app.service.exportPictures([{ ids }], { ...OPTIONS, name: '{n}' }, place, {
        job,
        onWritten: () => void app.client('job.cancel', { job }),
      });
    };
    const folder = join(tempFolder(), 'out');
    expect(await ended({ kind: 'folder', path: folder })).toMatchObject({ ok: true, value: { isStopped: true } });
    expect(readdirSync(folder).length).toBeLessThan(4);
    const zip = join(tempFolder(), 'all.zip');
    expect(await ended({ kind: 'zip', path: zip })).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect(readdirSync(join(zip, '..'))).toEqual([]);
  });
});

/** 300 KB that cannot be packed. */
function noise(): Promise<Buffer> {
  return sharp(randomBytes(320 * 320 * 3), { raw: { width: 320, height: 320, channels: 3 } })
    .png()
    .toBuffer();
}

function hashOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
