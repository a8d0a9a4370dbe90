import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { copyFile, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BadInputError, NotFoundError, PictureError, SecretFoundError } from '#shared/errors/inputErrors';
import type { ExportOptions } from '#shared/graph/NodeDefinition';
import { createExporter } from '../../../../../electron/platform/files/createExporter.ts';
import { tempFolder } from '../../../../support/tempFolder.ts';

const RUN = { runId: 'r', name: 'My graph' };
const AT = new Date(2026, 10, 22, 9, 5, 7).getTime();
const OPTIONS: ExportOptions = { folder: '', namePattern: '{graph}', format: 'original', recipe: 'none' };
const image = (letter: string, mime = 'image/png') => ({ id: letter.repeat(64), width: 1, height: 1, mime });

/** An exporter over real folders. Converting and embedding write what they were asked for, so that it can be read back. */
function anExporter(changes: Partial<Parameters<typeof createExporter>[0]> = {}) {
  const base = tempFolder();
  const [exportsFolder, home, library] = [join(base, 'exports'), join(base, 'home'), base];
  const exporter = createExporter({
    exportsFolder,
    home,
    now: () => AT,
    pictureFile: (id) => {
      if (id.startsWith('f')) return undefined;
      const path = join(library, id);
      if (!existsSync(path)) writeFileSync(path, `${id.startsWith('c') ? 'signed ' : ''}bytes of ${id.slice(0, 1)}`);
      return { path };
    },
    detailsOf: ({ id }) =>
      id.startsWith('e') ? undefined : { seed: 42, model: 'google/gemini-x', prompt: 'A red fox,\n in  the snow' },
    recipeFor: (_image, mode) => Promise.resolve(JSON.stringify({ mode })),
    graphFor: (_image, mode) => Promise.resolve(JSON.stringify({ graph: mode })),
    hasCredentials: (path) => Promise.resolve(readFileSync(path, 'utf8').startsWith('signed')),
    embedRecipe: async (source, dest, json) => {
      await copyFile(source, dest);
      writeFileSync(dest, `${readFileSync(source, 'utf8')} + ${json}`);
    },
    convert: (source, dest, format) => {
      writeFileSync(dest, `${readFileSync(source, 'utf8')} as ${format}`);
      return Promise.resolve([]);
    },
    outside: {
      tells: () => Promise.resolve(undefined),
      strip: (source, dest) => copyFile(source, dest),
      clearHidden: () => Promise.resolve(false),
    },
    clean: () => Promise.resolve(false),
    assertClean: (text) => {
      if (text.includes('canary-value')) throw new SecretFoundError('A key.');
    },
    ...changes,
  });
  const notes: string[] = [];
  const save = (images: ReturnType<typeof image>[], options: Partial<ExportOptions> = {}, run = RUN) =>
    exporter.exportImages(run, images, { ...OPTIONS, ...options }, (note) => notes.push(note));
  return { exporter, save, exportsFolder, home, base, notes };
}

describe('pictures of the rows of a list', () => {
  const rowOf = (index: number, subject: string, style = '') => ({
    list: 'csv',
    index,
    name: subject,
    columns: { subject, style },
  });

  it('have a folder a row, named by it, and its columns in their names', async () => {
    const { save, exportsFolder } = anExporter();
    const rows = [rowOf(0, 'fox', 'in snow'), rowOf(0, 'fox', 'in snow'), rowOf(1, 'owl'), undefined];
    const paths = await save([image('a'), image('b'), image('c'), image('d')], {
      folder: 'animals/{row}',
      namePattern: '{subject} {style}',
      rows,
    });
    expect(paths).toEqual(
      ['fox/fox in snow.png', 'fox/fox in snow-2.png', 'owl/owl none.png', 'none/none none.png'].map((path) =>
        join(exportsFolder, 'animals', path),
      ),
    );
  });

  it('of one name share its folder, and nothing is overwritten', async () => {
    const { save } = anExporter();
    const rows = [rowOf(0, 'fox'), rowOf(1, 'fox')];
    const paths = await save([image('a'), image('b')], { folder: '{row}', namePattern: '{row}', rows });
    expect(paths.map((path) => readFileSync(path, 'utf8'))).toEqual(['bytes of a', 'bytes of b']);
  });

  it.each(['../../x', '/etc', 'a/b\\c', 'CON', '~', 'C:\\x', '..', 'a\u202Eb', 'fox. '])(
    'lead nowhere else, whatever a row is called: %j',
    async (name) => {
      const { save, exportsFolder } = anExporter();
      const [path = ''] = await save([image('a')], { folder: '{row}', namePattern: 'fox', rows: [rowOf(0, name)] });
      expect(dirname(dirname(path))).toBe(exportsFolder);
    },
  );

  it('are not saved under a token that no row of theirs has', async () => {
    const { save } = anExporter();
    const rows = [rowOf(0, 'fox')];
    await expect(save([image('a')], { namePattern: '{sort}', rows })).rejects.toThrow(
      'The file name holds {sort}, which stands for nothing.',
    );
    await expect(save([image('a')], { namePattern: '{row}' })).rejects.toThrow('belong to no row of a list');
  });
});

describe('exporting pictures', () => {
  it('copies the bytes and gives absolute paths in the order of the pictures', async () => {
    const { save, exportsFolder } = anExporter();
    const paths = await save([image('a'), image('b', 'image/jpeg')], { namePattern: '{index}' });
    expect(paths).toEqual([join(exportsFolder, '01.png'), join(exportsFolder, '02.jpg')]);
    expect(paths.map((path) => readFileSync(path, 'utf8'))).toEqual(['bytes of a', 'bytes of b']);
    expect(readdirSync(exportsFolder)).toHaveLength(2);
  });

  it('fills every token in', async () => {
    const { save, exportsFolder } = anExporter();
    const namePattern = '{graph}_{date}_{time}_{seed}_{model}_{index}_{prompt}_{id}';
    expect(await save([image('a')], { namePattern })).toEqual([
      join(exportsFolder, 'My graph_2026-11-22_09-05-07_42_google-gemini-x_01_A red fox, in the snow_aaaaaaaaaaaa.png'),
    ]);
  });

  it('gives a picture of unknown origin a name too', async () => {
    const { save, exportsFolder } = anExporter();
    expect(await save([image('e')], { namePattern: '{prompt}' })).toEqual([join(exportsFolder, 'picture.png')]);
  });

  it('names the tokens there are when a pattern holds another, before anything is written', async () => {
    const { save, exportsFolder } = anExporter();
    for (const namePattern of ['{sed}', 'a {} b', '{constructor}']) {
      const failure = save([image('a')], { namePattern });
      await expect(failure).rejects.toThrow(BadInputError);
      await expect(failure).rejects.toHaveProperty('hint', expect.stringContaining('{seed}'));
    }
    expect(existsSync(exportsFolder)).toBe(false);
  });

  it('never writes over a file, also when many export at once', async () => {
    const { save, exportsFolder } = anExporter();
    const paths = (await Promise.all(Array.from({ length: 12 }, () => save([image('a'), image('b')])))).flat();
    expect(new Set(paths).size).toBe(24);
    expect(readdirSync(exportsFolder)).toHaveLength(24);
    expect(paths).toContain(join(exportsFolder, 'My graph.png'));
    expect(paths).toContain(join(exportsFolder, 'My graph-24.png'));
    expect(paths.filter((path) => readFileSync(path, 'utf8') === 'bytes of a')).toHaveLength(12);
  });

  it('keeps names in the folder whatever the pattern, the graph and the prompt say', async () => {
    const { save, exportsFolder } = anExporter();
    const run = { runId: 'r', name: '../../etc/passwd' };
    const paths = await save([image('a')], { namePattern: '../{graph}/..' }, run);
    expect(paths).toHaveLength(1);
    expect(readdirSync(exportsFolder)).toHaveLength(1);
  });

  it('converts, unless the picture is of that kind already', async () => {
    const { save } = anExporter();
    const [converted, kept] = await save([image('a'), image('b', 'image/webp')], { format: 'webp' });
    expect(converted).toMatch(/\.webp$/);
    expect(readFileSync(converted!, 'utf8')).toBe('bytes of a as webp');
    expect(readFileSync(kept!, 'utf8')).toBe('bytes of b');
    const [jpeg] = await save([image('a')], { format: 'jpeg' });
    expect(jpeg).toMatch(/\.jpg$/);
  });

  it('puts the recipe into what was converted, where the format can hold one', async () => {
    const { save } = anExporter();
    const [path] = await save([image('a')], { format: 'jpeg', recipe: 'without-prompts' });
    expect(readFileSync(path!, 'utf8')).toBe('bytes of a as jpeg + {"mode":"without-prompts"}');
    const [gif] = await save([image('a', 'image/gif')], { recipe: 'full' });
    expect(readFileSync(gif!, 'utf8')).toBe('bytes of a');
  });

  it('leaves out a picture that must not be given away, tells so, and writes the others', async () => {
    const clean = async (copy: string) => {
      const text = await readFile(copy, 'utf8');
      if (text.includes('of a')) throw new SecretFoundError('A key.');
      return text.includes('of b');
    };
    const { exporter, exportsFolder } = anExporter({ clean });
    const told: string[] = [];
    const images = [image('a'), image('b'), image('c')];
    const options = { ...OPTIONS, namePattern: '{index}' };
    const paths = await exporter.exportImages(RUN, images, options, (note) => void told.push(note));
    expect(paths).toEqual([join(exportsFolder, '02.png'), join(exportsFolder, '03.png')]);
    expect(readdirSync(exportsFolder).sort()).toEqual(['02.png', '03.png']);
    expect(told).toHaveLength(2);
    expect(told[0]).toMatch(/left out: its own data holds an API key/);
    expect(told[1]).toContain(join(exportsFolder, '02.png'));
  });

  it('looks at what was converted, not at what it was made of', async () => {
    const clean = async (copy: string) => {
      if (!(await readFile(copy, 'utf8')).endsWith('as jpeg')) throw new SecretFoundError('A key.');
      return false;
    };
    const { save } = anExporter({ clean });
    expect(await save([image('a')], { format: 'jpeg' })).toHaveLength(1);
    expect(await save([image('a')])).toHaveLength(0);
  });

  it('leaves no half-made file when something fails, and keeps the copies made before', async () => {
    const convert = () => Promise.reject(new PictureError('Cannot be read.'));
    const { save, exportsFolder } = anExporter({ convert });
    await expect(save([image('b', 'image/webp'), image('a')], { format: 'webp' })).rejects.toThrow(PictureError);
    expect(readdirSync(exportsFolder)).toEqual(['My graph.webp']);
    await expect(save([image('f')])).rejects.toThrow(NotFoundError);
  });

  it('refuses a recipe or a name that holds a key', async () => {
    const { save, exportsFolder } = anExporter({ recipeFor: () => Promise.resolve('{"prompt":"canary-value"}') });
    await expect(save([image('a')], { recipe: 'full' })).rejects.toThrow(SecretFoundError);
    await expect(save([image('a')], {}, { runId: 'r', name: 'canary-value' })).rejects.toThrow(SecretFoundError);
    expect(readdirSync(exportsFolder)).toEqual([]);
  });
});

describe('the recipe of a picture with content credentials', () => {
  const files = (folder: string) => readdirSync(folder).sort();

  it('lies beside it as a plain graph, and the picture stays byte for byte as it came', async () => {
    const { save, exportsFolder, notes } = anExporter();
    const [path] = await save([image('c')], { recipe: 'full' });
    expect(path).toBe(join(exportsFolder, 'My graph.png'));
    expect(readFileSync(path!, 'utf8')).toBe('signed bytes of c');
    expect(files(exportsFolder)).toEqual(['My graph.lumi.json', 'My graph.png']);
    expect(readFileSync(join(exportsFolder, 'My graph.lumi.json'), 'utf8')).toBe('{"graph":"full"}');
    expect(notes).toEqual(['Pictures with content credentials stay as they came; their graphs lie beside them']);
  });

  it('takes a name that is free for both, and never a graph that is there', async () => {
    const { save, exportsFolder } = anExporter();
    await save([image('a')]);
    writeFileSync(join(exportsFolder, 'My graph-2.lumi.json'), 'mine');
    const all = Array.from({ length: 6 }, () => save([image('c')], { recipe: 'without-prompts' }));
    const paths = (await Promise.all(all)).flat();
    expect(readFileSync(join(exportsFolder, 'My graph-2.lumi.json'), 'utf8')).toBe('mine');
    expect(paths.toSorted()).toEqual([3, 4, 5, 6, 7, 8].map((n) => join(exportsFolder, `My graph-${n}.png`)));
    for (const path of paths) expect(existsSync(path.replace(/png$/, 'lumi.json'))).toBe(true);
    expect(files(exportsFolder)).toHaveLength(1 + 1 + 12);
  });

  it('takes their place where that is asked for, and says so', async () => {
    const { save, exportsFolder, notes } = anExporter();
    const [path] = await save([image('c')], { recipe: 'full', dropsCredentials: true });
    expect(readFileSync(path!, 'utf8')).toBe('signed bytes of c + {"mode":"full"}');
    expect(files(exportsFolder)).toEqual(['My graph.png']);
    expect(notes).toEqual(['The recipe took the place of the content credentials']);
  });

  it('is in what was converted, which drops them and says so', async () => {
    const { save, notes } = anExporter();
    const [path] = await save([image('c')], { recipe: 'full', format: 'webp' });
    expect(readFileSync(path!, 'utf8')).toBe('signed bytes of c as webp + {"mode":"full"}');
    expect(notes).toEqual(['Converting dropped the content credentials']);
  });

  it('is nowhere where none is wanted, and nobody looks for it', async () => {
    const hasCredentials = () => Promise.reject(new Error('not asked'));
    const { save, exportsFolder, notes } = anExporter({ hasCredentials });
    await save([image('c')]);
    expect([files(exportsFolder), notes]).toEqual([['My graph.png'], []]);
  });

  it('is refused where its graph holds a key, and nothing is written', async () => {
    const { save, exportsFolder } = anExporter({ graphFor: () => Promise.resolve('canary-value') });
    await expect(save([image('c')], { recipe: 'full' })).rejects.toThrow(SecretFoundError);
    expect(files(exportsFolder)).toEqual([]);
  });
});

describe('a picture that cannot take its recipe', () => {
  it.each([
    ['is of another kind', 'image/gif', () => Promise.reject(new Error('not asked')), 'cannot hold'],
    ['is damaged', 'image/png', () => Promise.reject(new PictureError('Cut off.')), '(Cut off)'],
    ['has too long a one', 'image/png', () => Promise.reject(new BadInputError('Too long.')), '(Too long)'],
  ])('because it %s is exported all the same, its graph beside it', async (_, mime, embedRecipe, said) => {
    const { save, exportsFolder, notes } = anExporter({ embedRecipe });
    const [path] = await save([image('a', mime)], { recipe: 'full' });
    expect(readFileSync(path!, 'utf8')).toBe('bytes of a');
    expect(readFileSync(join(exportsFolder, 'My graph.lumi.json'), 'utf8')).toBe('{"graph":"full"}');
    expect(notes).toEqual([expect.stringContaining(said)]);
  });

  it('is exported alone where no graph is known, and where nobody can tell what it carries', async () => {
    const broken = () => Promise.reject(new PictureError('Broke the program.'));
    const graphFor = () => Promise.resolve(undefined);
    const { save, exportsFolder, notes } = anExporter({ hasCredentials: broken, graphFor });
    const [path] = await save([image('a')], { recipe: 'full' });
    expect(readdirSync(exportsFolder)).toEqual(['My graph.png']);
    expect(readFileSync(path!, 'utf8')).toBe('bytes of a');
    expect(notes).toEqual([expect.stringContaining('no graph is known')]);
  });
});

it('tells what converting a picture loses', async () => {
  const { save, notes } = anExporter({
    convert: (source, dest) => {
      writeFileSync(dest, readFileSync(source));
      return Promise.resolve(['frames', 'depth']);
    },
  });
  await save([image('a')], { format: 'jpeg' });
  expect(notes).toEqual([expect.stringContaining('animation'), expect.stringContaining('8 bits')]);
});

describe('the folder pictures are exported to', () => {
  it('is below the exports folder, in the home folder, or where a whole path says', async () => {
    const { save, exportsFolder, home, base } = anExporter();
    const at = async (folder: string) => (await save([image('a')], { folder }))[0];
    expect(await at('  ')).toBe(join(exportsFolder, 'My graph.png'));
    expect(await at('foxes/red')).toBe(join(exportsFolder, 'foxes', 'red', 'My graph.png'));
    expect(await at('~/Pictures')).toBe(join(home, 'Pictures', 'My graph.png'));
    expect(await at(join(base, 'elsewhere'))).toBe(join(base, 'elsewhere', 'My graph.png'));
  });

  it.each(['..', 'a/../../b', '~/../x', '/tmp/../etc', 'a\\..\\b', 'a\0b'])('must not be %j', async (folder) => {
    const { save } = anExporter();
    await expect(save([image('a')], { folder })).rejects.toThrow(BadInputError);
  });
});
