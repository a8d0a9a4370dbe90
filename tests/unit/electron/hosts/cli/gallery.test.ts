import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeWorkflow } from '#shared/workflow/writeWorkflow';
import { PNG_TEXTS, withChunks } from '../../../../support/pictureBlocks.ts';
import { runHere } from '../../../../support/runHere.ts';
import { sampleGraph } from '../../../../support/runs.ts';
import { aCanvas } from '../../../../support/somePictures.ts';
import { tempFolder } from '../../../../support/tempFolder.ts';

interface Row {
  readonly id: string;
  readonly path: string;
  readonly seed: number;
  readonly prompt: string | null;
  readonly run: string | null;
  readonly rating: number | null;
  readonly tags: readonly string[];
}

/** A library with three foxes and an owl of the sample provider, and one picture from outside. */
async function aLibrary(folder = tempFolder()) {
  const home = join(folder, 'home');
  mkdirSync(home);
  const env = { LUMI_HOME: home };
  const lumi = (...args: readonly string[]) => runHere(args, { env });
  const run = async (name: string, prompt: string, images: number, fields: object = {}) => {
    const graph = sampleGraph(images).build();
    const nodes = graph.nodes.map((node) => ({
      ...node,
      ...(node.id === 'prompt' && { fields: { value: prompt } }),
      ...(node.id === 'generate' && { fields: { ...node.fields, ...fields } }),
    }));
    const file = join(home, `${name}.lumi.json`);
    writeFileSync(file, writeWorkflow({ ...graph, name, nodes }));
    expect((await lumi('run', file)).code).toBe(0);
  };
  await run('Foxes', 'a red fox \u001b[31m in the snow', 3, { control: 'randomise', seed: 7 });
  await run('Owls', 'an owl 🦉 雪', 1);
  const photo = join(home, 'holiday.png');
  writeFileSync(photo, await aCanvas(160, 90, '#248').png().toBuffer());
  expect((await lumi('import', photo)).code).toBe(0);
  const rows = async (...args: readonly string[]) => {
    const { stdout, code } = await lumi('images', '--json', ...args);
    expect(code).toBe(0);
    return stdout === '' ? [] : stdout.split('\n').map((line) => JSON.parse(line) as Row);
  };
  return {
    home,
    lumi,
    rows,
    prompts: async (...args: readonly string[]) => (await rows(...args)).map((row) => row.prompt),
  };
}

/** How many are found in a library of pictures that another program made with these seeds. */
async function fromElsewhere(...seeds: readonly string[]) {
  const folder = tempFolder();
  const [home, from] = [join(folder, 'home'), join(folder, 'from')];
  mkdirSync(home);
  mkdirSync(from);
  for (const [at, seed] of seeds.entries()) {
    const settings = `Sampler: Heun, Schedule type: Karras, Seed: ${seed}, Lora hashes: "mistLora: ab12"`;
    const words = PNG_TEXTS['tEXt in UTF-8']!('parameters', `a heron\nSteps: 2, ${settings}`);
    const bytes = await aCanvas(60 + at, 40)
      .png()
      .toBuffer();
    writeFileSync(join(from, `${String(at)}.png`), withChunks(bytes, 'before', words));
  }
  const lumi = (...args: readonly string[]) => runHere(args, { env: { LUMI_HOME: home } });
  expect((await lumi('import', from)).code).toBe(0);
  return async (...words: readonly string[]) =>
    (await lumi('images', ...words)).stdout.split('\n').filter((line) => line !== '').length;
}

type Library = Awaited<ReturnType<typeof aLibrary>>;
const FOX = 'a red fox \u001b[31m in the snow';

describe('images', () => {
  let library: Library;
  const folder = mkdtempSync(join(tmpdir(), 'lumi-images-'));
  beforeAll(async () => {
    library = await aLibrary(folder);
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('prints a JSON object a picture, newest first, whose keys are a contract', async () => {
    const rows = await library.rows();
    expect(rows).toHaveLength(5);
    expect(Object.keys(rows[0] ?? {})).toEqual(
      ['id', 'path', 'width', 'height', 'model', 'provider', 'seed', 'cost', 'prompt', 'graph', 'run', 'rating'].concat(
        ...['favourite', 'tags'],
      ),
    );
    expect(rows[0]).toMatchObject({
      ...{ width: 160, height: 90, model: null, provider: null, seed: null, cost: null, prompt: null },
      ...{ graph: null, run: null, rating: null, favourite: false, tags: [] },
    });
    expect(rows[1]).toMatchObject({ provider: 'sample', graph: 'Owls', cost: 0, prompt: 'an owl 🦉 雪' });
    expect(rows[2]?.prompt).toBe(FOX);
  });

  it('lets nothing that was said steer a terminal', async () => {
    const { stdout } = await library.lumi('images', '--json');
    expect(stdout).toContain(String.raw`a red fox \u001b[31m`);
    const lines = (await library.lumi('images')).stdout;
    expect(`${stdout}${lines}`).not.toContain('\u001b');
    expect(lines.split('\n')[1]).toMatch(
      /^[0-9a-f]{64} {2}.*\.png {2}\d+x\d+ {2}sample {2}seed \d+ {2}\$0\.00 {2}an owl 🦉 雪$/,
    );
  });

  it.each([
    [['fox'], 3],
    [['fox', '-snow'], 0],
    [['-fox'], 2],
    [['--', '-fox'], 2],
    [['fo*'], 3],
    [['fo'], 0],
    [['"fox red"'], 0],
    [['雪'], 1],
    [['🦉'], 1],
    [['holiday'], 1],
    [['--model', 'sample'], 4],
    [['--provider', 'nobody'], 0],
    [['--graph', 'Owls'], 1],
    [['--ratio', '16:9'], 1],
    [['--resolution', '0.5K'], 1],
    [['--rating', '1'], 0],
    [['--rating', '0'], 5],
    [['--favourite'], 0],
    [['--tag', 'none'], 0],
    [['--references'], 0],
    [['--missing'], 0],
    [['--trash'], 0],
    [['--limit', '2'], 2],
    [['--sort', 'oldest', '--limit', '1'], 1],
    [['--since', '2020-01-01'], 5],
    [['--until', '2020-01-01'], 0],
  ])('%j finds %i', async (args, count) => {
    expect(await library.rows(...args)).toHaveLength(count);
  });

  it('takes days as they are here, both included', async () => {
    const now = new Date();
    const today = `${String(now.getFullYear())}-${String(now.getMonth() + 1).padStart(2, '0')}-${String(now.getDate()).padStart(2, '0')}`;
    expect(await library.rows('--since', today, '--until', today)).toHaveLength(5);
  });

  it('finds by seed and by run', async () => {
    const [, owl] = await library.rows();
    expect(await library.rows('--seed', String(owl?.seed))).toEqual([owl]);
    expect(await library.rows('--run', owl?.run ?? '')).toEqual([owl]);
    expect(await library.rows('--run', (owl?.run ?? '').slice(0, 8))).toEqual([owl]);
  });

  it('finds pictures of other programs by their settings', async () => {
    const find = await fromElsewhere('12345678901234567890');
    for (const word of ['heun', 'KARRAS', 'mistLora', '12345678901234567890'])
      expect([word, await find(word)]).toEqual([word, 1]);
  }, 60_000);

  it('finds by any whole number as a seed', async () => {
    const find = await fromElsewhere('12345678901234567890', '-4');
    expect(await find('--seed', '12345678901234567890')).toBe(1);
    expect(await find('--seed', '12345678901234567891')).toBe(0);
    expect(await find('--seed', '-4')).toBe(1);
    expect(await find('--seed', '4')).toBe(0);
  }, 60_000);

  it.each([
    ['--rating', '6'],
    ['--rating', 'many'],
    ['--since', 'yesterday'],
    ['--since', '2026-02-30'],
    ['--limit', '0'],
    ['--seed', '1.5'],
    ['--sort', 'colour'],
    ['--resolution', '3K'],
    ['--ratio', 'wide'],
    ['--run', 'nobody'],
    ['--colour', 'red'],
  ])('ends with 2 for %s %s', async (...args) => {
    const { code, stdout, stderr } = await library.lumi('images', ...args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).not.toBe('');
  });
});

describe('keep and picture', () => {
  it('say, find and tell', async () => {
    const { lumi, rows } = await aLibrary();
    const [, owl, fox] = (await rows()) as [Row, Row, Row];
    const short = owl.id.slice(0, 8);
    expect(
      await lumi(
        'keep',
        short,
        '--rating',
        '4',
        '--favourite',
        '--tag',
        'Winter',
        '--tag',
        'birds',
        '--note',
        'soft light',
      ),
    ).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(await rows('--rating', '4', '--favourite', '--tag', 'winter', '--tag', 'birds')).toEqual([
      { ...owl, rating: 4, favourite: true, tags: ['birds', 'Winter'] },
    ]);
    expect((await rows('soft')).map(({ id }) => id)).toEqual([owl.id]);
    await lumi('keep', fox.id, '--rating', '2');
    expect((await rows('--sort', 'rating')).slice(0, 2).map(({ id }) => id)).toEqual([owl.id, fox.id]);
    const { stdout } = await lumi('picture', short, '--json');
    const picture = JSON.parse(stdout) as Record<string, unknown>;
    expect(Object.keys(picture)).toEqual(
      expect.arrayContaining(['instructions', 'settings', 'text', 'references', 'time', 'note', 'trash']),
    );
    expect(picture).toMatchObject({ note: 'soft light', trash: false, references: [], instructions: null, rating: 4 });
    expect((await lumi('picture', short)).stdout).toContain('Prompt: an owl 🦉 雪');
    await lumi('keep', owl.id, '--rating', '0', '--no-favourite', '--untag', 'WINTER', '--note', '');
    expect(await rows('owl')).toEqual([{ ...owl, rating: null, tags: ['birds'] }]);
    expect(JSON.parse((await lumi('picture', short, '--json')).stdout)).toMatchObject({ note: null });
  });

  it('store tags as one line that can be printed', async () => {
    const { lumi, rows } = await aLibrary();
    const id = (await rows())[0]?.id ?? '';
    expect((await lumi('keep', id, '--tag', ' two\nlines \u001b[31m', '--tag', 'plain')).code).toBe(0);
    expect((await rows('--tag', 'two lines [31m')).map(({ tags }) => tags)).toEqual([['plain', 'two lines [31m']]);
    await lumi('keep', id, '--untag', 'two\nlines [31m');
    expect((await rows())[0]?.tags).toEqual(['plain']);
  });

  it('hide and give back', async () => {
    const { lumi, rows } = await aLibrary();
    const [, owl, fox] = (await rows()) as [Row, Row, Row];
    expect((await lumi('keep', owl.id, fox.id, '--trash')).code).toBe(0);
    expect(await rows()).toHaveLength(3);
    expect((await rows('--trash')).map(({ id }) => id)).toEqual([owl.id, fox.id]);
    expect(JSON.parse((await lumi('picture', owl.id, '--json')).stdout)).toMatchObject({ trash: true });
    expect((await lumi('keep', owl.id, '--restore')).code).toBe(0);
    expect(await rows()).toHaveLength(4);
  });

  it('leave the disk only when the trash is emptied', async () => {
    const { lumi, rows } = await aLibrary();
    const [, owl, fox] = (await rows()) as [Row, Row, Row];
    await lumi('keep', owl.id, '--trash');
    expect((await lumi('library', 'empty-trash', '--older-than', '1')).stdout).toBe('0 pictures removed, 0 bytes');
    expect(existsSync(owl.path)).toBe(true);
    expect((await lumi('library', 'empty-trash')).stdout).toMatch(/^1 picture removed, \d+(\.\d)? (bytes|kB)$/);
    expect([existsSync(owl.path), existsSync(fox.path)]).toEqual([false, true]);
    expect(await rows('--trash')).toEqual([]);
    expect(JSON.parse((await lumi('picture', owl.id, '--json')).stdout)).toMatchObject({
      path: null,
      prompt: owl.prompt,
    });
    expect((await lumi('picture', owl.id)).stdout).toMatch(/^Emptied: 2/m);
    for (const args of [
      ['--older-than', '-1'],
      ['--older-than', 'week'],
    ])
      expect((await lumi('library', 'empty-trash', ...args)).code).toBe(2);
    expect((await lumi('keep', owl.id, '--restore')).code).toBe(2);
  });

  it('leave the disk though one of them cannot, which is told each time and goes once it can', async () => {
    const { lumi, rows } = await aLibrary();
    const [hare, owl, fox] = (await rows()) as [Row, Row, Row];
    rmSync(owl.path);
    mkdirSync(join(owl.path, 'in the way'), { recursive: true });
    await lumi('keep', owl.id, fox.id, '--trash');
    const first = await lumi('library', 'empty-trash');
    expect([first.code, first.stdout]).toEqual([0, expect.stringMatching(/^1 picture removed, /)]);
    expect(first.stderr).toContain(`${owl.id} was kept. Removing its file failed.`);
    expect(existsSync(fox.path)).toBe(false);
    await lumi('keep', hare.id, '--trash');
    const second = await lumi('library', 'empty-trash');
    expect(second.stdout).toMatch(/^1 picture removed, /);
    expect(second.stderr).toContain(owl.id);
    expect([existsSync(hare.path), existsSync(join(owl.path, 'in the way'))]).toEqual([false, true]);
    rmSync(owl.path, { recursive: true });
    writeFileSync(owl.path, 'as it was');
    expect((await lumi('library', 'empty-trash')).stderr).not.toContain(owl.id);
    expect(existsSync(owl.path)).toBe(false);
  });

  it('end with 2 and change nothing where a picture is ambiguous, unknown or malformed', async () => {
    const { lumi, rows } = await aLibrary();
    const before = await rows();
    const good = before[0]?.id ?? '';
    for (const bad of ['ffffffff', good.slice(0, 7), 'nothing!', `${good}0`, good.toUpperCase().replace(/\d/g, 'A')]) {
      const { code, stdout } = await lumi('keep', good, bad, '--rating', '5');
      expect([bad, code, stdout]).toEqual([bad, 2, '']);
      expect((await lumi('picture', bad, '--json')).code).toBe(2);
    }
    expect((await lumi('keep', good)).code).toBe(2);
    const key = 'AIzaSyA-1234567890abcdefghijklmnopqrstuv';
    for (const told of [
      ['--note', key],
      ['--tag', key],
    ]) {
      const { code, stdout, stderr } = await lumi('keep', good, '--rating', '5', '--tag', 'fine', ...told);
      expect([code, `${stdout}${stderr}`.includes(key)]).toEqual([2, false]);
    }
    expect((await lumi('keep', good, '--trash', '--restore')).code).toBe(2);
    expect((await lumi('keep', good, '--rating', '9')).code).toBe(2);
    const long = await lumi('keep', good, '--tag', 'fine', '--note', 'n'.repeat(10_001));
    expect([long.code, long.stderr]).toEqual([2, expect.stringContaining('10000 characters at most') as string]);
    for (const tag of ['', ' \n', 't'.repeat(101)])
      expect((await lumi('keep', good, '--rating', '5', '--tag', tag)).code).toBe(2);
    expect(await rows()).toEqual(before);
  });

  it('write the graph that made it, with the seeds that were drawn, so that it makes the same picture', async () => {
    const { home, lumi, rows } = await aLibrary();
    const foxes = await rows('fox');
    const out = join(home, 'again.lumi.json');
    expect((await lumi('picture', foxes[0]?.id ?? '', '--graph', out)).code).toBe(0);
    const graph = JSON.parse(readFileSync(out, 'utf8')) as {
      nodes: { id: string; fields?: Record<string, unknown> }[];
    };
    const { fields } = graph.nodes.find(({ id }) => id === 'generate') ?? {};
    expect(fields?.['control'] ?? 'fixed').toBe('fixed');
    expect(fields?.['seed']).toBe(Math.min(...foxes.map(({ seed }) => seed)));
    const written = readFileSync(out);
    const again = await lumi('picture', foxes[1]?.id ?? '', '--graph', out);
    expect([again.code, again.stderr]).toEqual([2, expect.stringContaining('is there already') as string]);
    expect(readFileSync(out)).toEqual(written);
    const { stdout } = await lumi('run', out);
    expect(stdout.match(/seed \d+/g)?.sort()).toEqual(foxes.map(({ seed }) => `seed ${String(seed)}`).sort());
    expect(await rows('fox')).toHaveLength(3);
    const imported = (await rows('holiday'))[0]?.id ?? '';
    expect((await lumi('picture', imported, '--graph', `${out}2`)).code).toBe(2);
    expect(existsSync(`${out}2`)).toBe(false);
  });

  it('tell what is not there, and find it again', async () => {
    const { lumi, rows } = await aLibrary();
    const [photo, owl] = (await rows()) as [Row, Row];
    const bytes = readFileSync(owl.path);
    rmSync(owl.path);
    expect((await rows('--missing')).map(({ id }) => id)).toEqual([owl.id]);
    expect((await lumi('picture', owl.id)).stdout).toContain('(it is not there)');
    writeFileSync(owl.path, bytes);
    expect(await rows('--missing')).toEqual([]);
    expect(photo.path).toMatch(/\.png$/);
  });
});
