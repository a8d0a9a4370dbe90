import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, describe, expect, it } from 'vitest';
import { writeWorkflow } from '#shared/workflow/writeWorkflow';
import { aGraph } from '../../../../support/builders.ts';
import { pngPicture } from '../../../../support/pngPicture.ts';
import { startGoogleServer } from '../../../../support/providers/googleServer.ts';
import { startOpenRouterServer } from '../../../../support/providers/openRouterServer.ts';
import type { ProviderServer } from '../../../../support/providers/providerServer.ts';
import { runHere } from '../../../../support/runHere.ts';
import { aCanvas } from '../../../../support/somePictures.ts';
import { tempFolder } from '../../../../support/tempFolder.ts';

const open: ProviderServer[] = [];
afterEach(() => Promise.all(open.splice(0).map((server) => server.close())));

const PROVIDERS = {
  google: { model: 'gemini-nano-banana-2.1', start: startGoogleServer },
  openrouter: { model: 'google/gemini-nano-banana-2.1', start: startOpenRouterServer },
} as const;

/** A graph that edits the pictures of its node `in`, a server, and a folder with some pictures. */
async function studio(id: keyof typeof PROVIDERS = 'google', pictures: readonly { id: string; name?: string }[] = []) {
  const folder = tempFolder();
  const { model, start } = PROVIDERS[id];
  const server = await start({ scale: 0.05 });
  open.push(server);
  const graph = aGraph('Edit')
    .node('in', 'image-input', { pictures })
    .node('provider', `${id}-provider`, { model })
    .node('config', 'gemini-config', { numImages: 1 })
    .node('edit', 'image-processor', { prompt: 'make it blue', seed: 1 })
    .wire('provider.provider', 'edit.provider')
    .wire('config.config', 'edit.config')
    .wire('in.images', 'edit.references')
    .build();
  const graphPath = join(folder, 'edit.lumi.json');
  writeFileSync(graphPath, writeWorkflow(graph));
  const home = join(folder, 'home');
  mkdirSync(home);
  const file = (name: string, bytes: Buffer) => {
    writeFileSync(join(folder, name), bytes);
    return join(folder, name);
  };
  const isAlone = (command: string, args: readonly string[]) => command === 'images' || args.includes('--resume');
  const lumi = (command: string, ...args: readonly string[]) =>
    runHere(isAlone(command, args) ? [command, ...args] : [command, graphPath, ...args], {
      env: {
        LUMI_HOME: home,
        LUMI_GOOGLE_BASE_URL: server.url,
        GOOGLE_API_KEY: server.key,
        LUMI_OPENROUTER_BASE_URL: server.url,
        OPENROUTER_API_KEY: server.key,
      },
    });
  const set = (...paths: readonly string[]) => paths.flatMap((path) => ['--set', `in.pictures=${path}`]);
  return { folder, home, server, lumi, set, file };
}

/** The pictures that a request holds, in their order. */
async function sentIn(body: unknown): Promise<readonly string[]> {
  const found = JSON.stringify(body).matchAll(
    /"mimeType":"(image\/\w+)","data":"([^"]+)"|data:(image\/\w+);base64,([^"]+)"/g,
  );
  return Promise.all(
    [...found].map(async ([, mime, data, otherMime, otherData]) => {
      const { width, height, format } = await sharp(Buffer.from(data ?? otherData ?? '', 'base64')).metadata();
      return `${mime ?? otherMime ?? ''} ${format} ${String(width)}x${String(height)}`;
    }),
  );
}

describe.each(['google', 'openrouter'] as const)('pictures by --set, at %s', (id) => {
  it('go in their order, each in the type of its bytes, none larger than the settings say', async () => {
    const { server, lumi, set, file } = await studio(id);
    const paths = [
      // Its name says something else than its bytes.
      file('a.png', await aCanvas(60, 40).jpeg().toBuffer()),
      file('b.png', pngPicture({ width: 3000, height: 20 })),
      file('c.gif', await aCanvas(50, 30).gif().toBuffer()),
      file('d.webp', await aCanvas(2048, 10).webp().toBuffer()),
    ];
    const { code, stderr } = await lumi('run', ...set(...paths));
    expect({ code, stderr }).toMatchObject({ code: 0 });
    expect(server.requests).toHaveLength(1);
    const body = server.requests[0]?.body;
    expect(await sentIn(body)).toEqual([
      'image/jpeg jpeg 60x40',
      'image/png png 2048x14',
      'image/png png 50x30',
      'image/webp webp 2048x10',
    ]);
    // The words go first, as both providers advise.
    const text = JSON.stringify(body);
    expect(text.indexOf('make it blue')).toBeLessThan(text.search(/mimeType|data:image/));
    expect((await lumi('run', ...set(...paths))).stderr).toMatch(/^1 of 1 pictures reused/);
    expect(server.requests).toHaveLength(1);
    // In another order they are another request.
    await lumi('run', ...set(...paths.toReversed()));
    expect(server.requests).toHaveLength(2);
  });
});

describe('pictures by --set', () => {
  it('are told of before they are sent, and a picture tells of them after', async () => {
    const { lumi, set, file, server } = await studio();
    const paths = [
      file('a.png', pngPicture({ width: 3000, height: 20 })),
      file('b.png', pngPicture({ width: 9, height: 9 })),
    ];
    const sheet = await lumi('check', ...set(...paths));
    expect(sheet).toMatchObject({ code: 0 });
    expect(sheet.stdout).toContain('1 of 2 reference pictures are sent at 2,048 px on the long side.');
    expect(server.requests).toHaveLength(0);
    // A check looks at them and leaves the library as it was.
    expect((await lumi('images')).stdout).toBe('');
    await lumi('run', ...set(...paths));
    expect((await lumi('images')).stdout.split('\n')).toHaveLength(3);
  });

  it('are another request in another size', async () => {
    const { home, lumi, set, file, server } = await studio();
    const large = file('a.png', pngPicture({ width: 3000, height: 20 }));
    for (const referenceLongSide of [0, 1024]) {
      writeFileSync(join(home, 'settings.json'), JSON.stringify({ referenceLongSide }));
      expect((await lumi('run', ...set(large))).code).toBe(0);
    }
    expect(await sentIn(server.requests[0]?.body)).toEqual(['image/png png 3000x20']);
    expect(await sentIn(server.requests[1]?.body)).toEqual(['image/png png 1024x7']);
  });

  it('are the same request where none is larger, whatever the settings say', async () => {
    const { home, lumi, set, file, server } = await studio();
    const small = file('b.png', pngPicture({ width: 9, height: 9 }));
    await lumi('run', ...set(small));
    writeFileSync(join(home, 'settings.json'), JSON.stringify({ referenceLongSide: 0 }));
    expect((await lumi('run', ...set(small))).stderr).toMatch(/^1 of 1 pictures reused/);
    expect(server.requests).toHaveLength(1);
  });

  it('go on in the size they were asked for in, whatever the settings say by then', async () => {
    const { home, lumi, set, file, server } = await studio();
    const large = file('a.png', pngPicture({ width: 3000, height: 20 }));
    const within = (referenceLongSide: number) => {
      writeFileSync(join(home, 'settings.json'), JSON.stringify({ referenceLongSide }));
    };
    within(0);
    server.respondWith(['picture', 'overloaded']);
    const { stderr } = await lumi('run', ...set(large), '--set', 'config.numImages=2');
    const [, runId = ''] = /--resume (\S+)/.exec(stderr) ?? [];
    expect(server.requests).toHaveLength(2);
    within(1024);
    expect(await lumi('run', '--resume', runId)).toMatchObject({ code: 0 });
    expect(server.requests).toHaveLength(3);
    expect(await sentIn(server.requests[2]?.body)).toEqual(['image/png png 3000x20']);
  });

  it.each([
    ['a file that is not there', 'none.png', /no file .*none\.png/],
    ['a file that is no picture', 'words.png', /words\.png: This is no picture/],
    ['a picture that is cut off', 'cut.png', /cut\.png: .*(damaged|cut off)/],
    ['a folder', '.', /There is no file/],
  ])('end with 2 before anything is sent: %s', async (_name, name, words) => {
    const { folder, lumi, set, file, server } = await studio();
    file('words.png', Buffer.from('only words'));
    file('cut.png', pngPicture({ width: 300, height: 300 }).subarray(0, 400));
    const good = file('good.png', pngPicture({ width: 9, height: 9 }));
    for (const command of ['check', 'run']) {
      const { code, stderr } = await lumi(command, ...set(good, join(folder, name)));
      expect(code).toBe(2);
      expect(stderr).toMatch(words);
    }
    expect(server.requests).toHaveLength(0);
  });

  it('end with 2 where they are more than the model takes, with the number', async () => {
    const { lumi, set, file, server } = await studio();
    const path = file('fox.png', pngPicture({ width: 9, height: 9 }));
    const paths = Array.from({ length: 15 }, () => path);
    for (const command of ['check', 'run']) {
      const { code, stdout, stderr } = await lumi(command, ...set(...paths));
      expect(code).toBe(2);
      expect(stdout + stderr).toContain('takes 14 pictures at most, and 15 are wired in');
    }
    expect(server.requests).toHaveLength(0);
    expect((await lumi('run', ...set(...paths.slice(1)))).code).toBe(0);
  });
});

describe('a graph whose pictures the library lacks', () => {
  it('ends with 2 and names each, before anything is sent, until they are put in', async () => {
    const picture = pngPicture({ width: 9, height: 9 });
    const id = createHash('sha256').update(picture).digest('hex');
    const other = { id: 'b'.repeat(64) };
    const { lumi, set, file, server } = await studio('google', [{ id, name: 'fox.png' }, other]);
    for (const command of ['check', 'run']) {
      const { code, stdout, stderr } = await lumi(command);
      expect(code).toBe(2);
      expect(stdout + stderr).toContain('“fox.png” is not in the library');
      if (command === 'check') expect(stdout).toContain('The picture bbbbbbbb is not in the library');
    }
    expect(server.requests).toHaveLength(0);
    // The same bytes by any name are that picture.
    await lumi('run', ...set(file('renamed.png', picture)));
    const { stdout } = await lumi('check');
    expect(stdout).toContain('bbbbbbbb');
    expect(stdout).not.toContain('fox.png');
  });
});
