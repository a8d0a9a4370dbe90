import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, describe, expect, it } from 'vitest';
import type { JsonObject } from '#shared/graph/Field';
import type { Mark } from '#shared/graph/marks/Marks';
import { writeWorkflow } from '#shared/workflow/writeWorkflow';
import { aGraph, type GraphBuilder } from '../../../../support/builders.ts';
import { pngPicture } from '../../../../support/pngPicture.ts';
import { startOpenAiServer } from '../../../../support/providers/openAiServer.ts';
import type { ProviderServer } from '../../../../support/providers/providerServer.ts';
import type { MultipartFile, MultipartText } from '../../../../support/readMultipart.ts';
import { runHere } from '../../../../support/runHere.ts';
import { tempFolder } from '../../../../support/tempFolder.ts';

const open: ProviderServer[] = [];
afterEach(() => Promise.all(open.splice(0).map((server) => server.close())));

async function studio() {
  const folder = tempFolder();
  const server = await startOpenAiServer({ scale: 0.1 });
  open.push(server);
  const env = { LUMI_HOME: join(folder, 'home'), LUMI_OPENAI_BASE_URL: server.url, OPENAI_API_KEY: server.key };
  const lumi = (...args: readonly string[]) => runHere(args, { env });
  const fileOf = (graph: GraphBuilder) => {
    const path = join(folder, 'graph.lumi.json');
    writeFileSync(path, writeWorkflow(graph.build()));
    return path;
  };
  /** A picture of the library, and its id. */
  const picture = async (size = { width: 96, height: 64 }) => {
    const path = join(folder, `fox-${String(size.width)}.png`);
    mkdirSync(folder, { recursive: true });
    writeFileSync(path, pngPicture(size));
    await lumi('import', path);
    const { stdout } = await lumi('images', '--json', '--limit', '1');
    return (JSON.parse(stdout) as { id: string }).id;
  };
  return { server, lumi, fileOf, picture, folder };
}

function fox(settings: JsonObject = {}, model = 'gpt-image-2.6-flare'): GraphBuilder {
  return aGraph('Foxes')
    .node('provider', 'openai-provider', { model })
    .node('config', 'openai-config', settings)
    .node('foxes', 'image-processor', { prompt: 'a red fox', seed: 5 })
    .wire('provider.provider', 'foxes.provider')
    .wire('config.config', 'foxes.config');
}

describe('a graph that asks OpenAI', () => {
  it('makes as many calls as pictures, of which none names a number or a seed', async () => {
    const { server, lumi, fileOf } = await studio();
    const { code, stdout, stderr } = await lumi(
      'run',
      fileOf(fox({ numImages: 3, size: '1536x1024', quality: 'low' })),
    );
    expect({ code, stderr }).toMatchObject({ code: 0 });
    expect(stdout.trim().split('\n')).toHaveLength(3);
    const body = { model: 'gpt-image-2.6-flare', prompt: 'a red fox', size: '1536x1024', quality: 'low' };
    expect(server.requests.map((request) => request.body)).toEqual([body, body, body]);
  });

  it('is in what was spent as calls whose price nobody knows, not as calls that cost nothing', async () => {
    const { lumi, fileOf } = await studio();
    const beside = fox({ numImages: 2 })
      .node('free', 'sample-provider')
      .node('hare', 'image-processor', { prompt: 'a hare' })
      .wire('free.provider', 'hare.provider');
    await lumi('run', fileOf(beside));
    const lines = (await lumi('spend')).stdout.trim().split('\n');
    expect(lines.find((line) => line.includes('openai'))).toContain('$0.00 + 2 calls, price not known');
    expect(lines.filter((line) => !line.includes('openai')).join('')).not.toContain('not known');
    const [head = '', ...rows] = (await lumi('spend', '--csv')).stdout.trim().split(/\r?\n/);
    const unpriced = head.split(',').indexOf('unpriced');
    expect(rows.find((row) => row.includes('openai'))?.split(',')[unpriced]).toBe('2');
  });

  it('pays for none of them twice', async () => {
    const { server, lumi, fileOf } = await studio();
    const path = fileOf(fox({ numImages: 2 }));
    await lumi('run', path);
    expect((await lumi('run', path)).stderr).toMatch(/^2 of 2 pictures reused/);
    expect(server.requests).toHaveLength(2);
  });

  it('is kept with what was really used beside what was sent', async () => {
    const { lumi, fileOf } = await studio();
    await lumi('run', fileOf(fox({ size: '1024x1536' })));
    const { id } = JSON.parse((await lumi('images', '--json')).stdout) as { id: string };
    const { settings } = JSON.parse((await lumi('picture', id, '--json')).stdout) as { settings: unknown };
    expect(JSON.stringify(settings)).toBe(
      JSON.stringify({
        Size: '1024x1536',
        Quality: 'auto',
        'Quality as served': 'medium',
        'Background as served': 'opaque',
      }),
    );
  });

  it('is refused with a size that no model draws, before anything is sent', async () => {
    const { server, lumi, fileOf } = await studio();
    for (const [size, words] of [
      ['1000x1000', 'no multiple of 16: the nearest that fits is 1008x1008'],
      ['4096x1024', 'too large'],
      ['2048x512', 'too narrow'],
      ['large', 'must be auto, or a size in pixels'],
    ] as const) {
      const { code, stderr } = await lumi('run', fileOf(fox({ size })));
      expect({ code, stderr }).toMatchObject({ code: 2, stderr: expect.stringContaining(words) as string });
    }
    expect(server.requests).toEqual([]);
  });

  it('is refused with settings of another family', async () => {
    const { lumi, fileOf } = await studio();
    const graph = fox().node('gemini', 'gemini-config').wire('gemini.config', 'foxes.config');
    const { code, stderr } = await lumi('run', fileOf(graph));
    expect(code).toBe(2);
    expect(stderr).toContain('OpenAI');
  });

  it('tells beforehand what is left out, and that no price is known', async () => {
    const { lumi, fileOf } = await studio();
    const { stdout } = await lumi('check', fileOf(fox({ quality: 'max', complexity: 'low' }, 'gpt-image-2')));
    expect(stdout).toContain('GPT Image 2 has no quality max: high will be sent instead.');
    expect(stdout).toContain('GPT Image 2 takes no complexity: low is left out.');
    expect(stdout).toContain('takes no seed');
    expect(stdout).toMatch(/price of gpt-image-2 is not known/i);
  });

  it('is not sent under a cap, since nobody knows what it costs', async () => {
    const { server, lumi, fileOf } = await studio();
    const { code, stderr } = await lumi('run', fileOf(fox()), '--max-cost', '5');
    expect(code).toBe(1);
    expect(stderr).toContain('The price of gpt-image-2.6-flare is not known');
    expect(server.requests).toEqual([]);
  });

  it('is kept as it may have been billed where it is cut off', async () => {
    const { server, lumi, fileOf } = await studio();
    server.respondWith('reset');
    const { code, stderr } = await lumi('run', fileOf(fox()));
    expect(code).toBe(1);
    expect(stderr).toContain('the provider may have billed it');
  });
});

describe('a picture that is no grid of pixels', () => {
  it.each([
    ['svg', 'image/svg+xml', '1024x1024'],
    ['gif', 'image/gif', '24x16'],
  ] as const)('is kept and given away byte for byte: %s', async (outputFormat, mime, size) => {
    const { server, lumi, fileOf, folder } = await studio();
    const { code, stdout, stderr } = await lumi('run', fileOf(fox({ outputFormat })));
    expect({ code, stderr }).toMatchObject({ code: 0 });
    const [path = ''] = stdout.split(/ {2}/);
    expect(stdout).toMatch(new RegExp(`\\.${outputFormat} {2}${size} `));
    const id = createHash('sha256').update(readFileSync(path)).digest('hex');
    expect(path).toContain(id);
    expect(server.requests.map(({ body }) => body)).toMatchObject([{ output_format: outputFormat }]);
    const out = join(folder, 'out');
    expect((await lumi('export', id, '--out', out)).code).toBe(0);
    const copy = readdirSync(out).find((name) => name.endsWith(`.${outputFormat}`)) ?? '';
    expect(readFileSync(join(out, copy))).toEqual(readFileSync(path));
    expect((await lumi('export', id, '--out', out, '--format', 'png')).code).toBe(0);
    const png = readdirSync(out).find((name) => name.endsWith('.png')) ?? '';
    expect(readFileSync(join(out, png)).toString('latin1', 1, 4)).toBe('PNG');
    expect(JSON.parse((await lumi('picture', id, '--json')).stdout)).toMatchObject({ id });
    expect(pictureKindOf(path)).toBe(mime);
    // It can be sent on, as pixels.
    const next = fox({})
      .node('photo', 'image-input', { pictures: [{ id }] })
      .wire('photo.images', 'foxes.references');
    expect((await lumi('run', fileOf(next))).code).toBe(0);
    expect(filesOf(server).map(({ type }) => type)).toEqual(['image/png']);
  });
});

function pictureKindOf(path: string): string {
  return readFileSync(path).toString('latin1', 0, 3) === 'GIF' ? 'image/gif' : 'image/svg+xml';
}

const AREA: Mark = { tool: 'area', points: '0.25 0.25 0.75 0.25 0.75 0.75' };

function edit(picture: string, model?: string, settings?: JsonObject): GraphBuilder {
  return fox(settings, model)
    .node('photo', 'image-input', { pictures: [{ id: picture }] })
    .node('draw', 'markup', { marks: { version: 1, pictures: [{ picture, place: 0, marks: [AREA] }] } })
    .wire('photo.images', 'draw.images')
    .wire('draw.images', 'foxes.references')
    .wire('draw.mask', 'foxes.mask');
}

function filesOf(server: ProviderServer): readonly MultipartFile[] {
  const parts = server.requests.at(-1)?.body as readonly (MultipartText | MultipartFile)[];
  return parts.filter((part): part is MultipartFile => 'bytes' in part);
}

describe('a mask', () => {
  it('is sent with the picture it is of, see-through where that is to change', async () => {
    const { server, lumi, fileOf, picture } = await studio();
    const { code, stderr } = await lumi('run', fileOf(edit(await picture())));
    expect({ code, stderr }).toMatchObject({ code: 0 });
    expect(server.requests.at(-1)?.path).toBe('/v1/images/edits');
    const files = filesOf(server);
    expect(files.map(({ name, type }) => [name, type])).toEqual([
      ['image[]', 'image/png'],
      ['mask', 'image/png'],
    ]);
    expect([files[1]?.bytes.readUInt32BE(16), files[1]?.bytes.readUInt32BE(20)]).toEqual([96, 64]);
  });

  it('makes another request than none, and the same again than the same', async () => {
    const { server, lumi, fileOf, picture } = await studio();
    const id = await picture();
    const path = fileOf(edit(id));
    await lumi('run', path);
    expect((await lumi('run', path)).stderr).toMatch(/reused/);
    expect(server.requests).toHaveLength(1);
    const without = edit(id).build();
    const edges = without.edges.filter(({ to }) => to.socket !== 'mask');
    writeFileSync(path, writeWorkflow({ ...without, edges }));
    await lumi('run', path);
    expect(server.requests).toHaveLength(2);
    expect(filesOf(server).map(({ name }) => name)).toEqual(['image[]']);
  });

  it('is left out of a GIF, which is said', async () => {
    const { server, lumi, fileOf, picture } = await studio();
    const path = fileOf(edit(await picture(), undefined, { outputFormat: 'gif' }));
    expect((await lumi('check', path)).stdout).toContain('takes no mask here');
    expect((await lumi('run', path)).code).toBe(0);
    expect(filesOf(server).map(({ name }) => name)).toEqual(['image[]']);
  });

  it('is left out where it is of another size than the picture, which is said', async () => {
    const { lumi, fileOf, picture } = await studio();
    const [first, other] = [await picture(), await picture({ width: 64, height: 64 })];
    const graph = fox()
      .node('photo', 'image-input', { pictures: [{ id: first }] })
      .node('mask', 'image-input', { pictures: [{ id: other }] })
      .wire('photo.images', 'foxes.references')
      .wire('mask.images', 'foxes.mask');
    expect((await lumi('check', fileOf(graph))).stdout).toContain('The mask is 64 × 64 px');
  });
});

describe('what is drawn on a picture', () => {
  const BOX: Mark = { tool: 'box', colour: 'red', width: 40, points: '0.25 0.25 0.75 0.75' };
  const marked = (id: string, model?: string, settings?: JsonObject, marks: readonly Mark[] = [BOX]) =>
    fox(settings, model)
      .node('photo', 'image-input', { pictures: [{ id }] })
      .node('draw', 'markup', { marks: { version: 1, pictures: [{ picture: id, place: 0, marks }] } })
      .wire('photo.images', 'draw.images')
      .wire('photo.images', 'foxes.references')
      .wire('draw.marks', 'foxes.markup');

  it('is sent apart from it, over nothing and as large, and is a request of its own', async () => {
    const { server, lumi, fileOf, picture } = await studio();
    const id = await picture();
    const path = fileOf(marked(id));
    const { code, stderr } = await lumi('run', path);
    expect({ code, stderr }).toMatchObject({ code: 0 });
    const [photo, markup] = filesOf(server);
    expect([photo?.name, markup?.name, markup?.type]).toEqual(['image[]', 'markup', 'image/png']);
    const { data, info } = await sharp(markup?.bytes).raw().toBuffer({ resolveWithObject: true });
    expect(info).toMatchObject({ width: 96, height: 64, channels: 4 });
    const at = (x: number, y: number) => [...data.subarray((y * 96 + x) * 4, (y * 96 + x) * 4 + 4)];
    expect(at(2, 2)[3]).toBe(0);
    expect(at(24, 32)[3]).toBe(255);
    expect((await lumi('run', path)).stderr).toMatch(/reused/);
    writeFileSync(path, writeWorkflow(marked(id, undefined, {}, [{ ...BOX, colour: 'blue' }]).build()));
    await lumi('run', path);
    expect(server.requests).toHaveLength(2);
  });

  it.each([
    ['gpt-image-2', {}],
    ['gpt-image-2.6-flare', { outputFormat: 'gif' }],
  ])('is left out where it is not taken, with what to do instead: %s', async (model, settings) => {
    const { server, lumi, fileOf, picture } = await studio();
    const path = fileOf(marked(await picture(), model, settings));
    expect((await lumi('check', path)).stdout).toContain('Wire Images of Mark up into References instead');
    expect((await lumi('run', path)).code).toBe(0);
    expect(filesOf(server).map(({ name }) => name)).toEqual(['image[]']);
  });

  it('is a problem beside a mask, before anything is sent', async () => {
    const { server, lumi, fileOf, picture } = await studio();
    const graph = marked(await picture(), undefined, {}, [BOX, AREA]).wire('draw.mask', 'foxes.mask');
    const { code, stderr } = await lumi('run', fileOf(graph));
    expect(code).not.toBe(0);
    expect(stderr).toContain('A mask and marks do not go together');
    expect(server.requests).toEqual([]);
  });
});
