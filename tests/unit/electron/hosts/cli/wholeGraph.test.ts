import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { writeWorkflow } from '#shared/workflow/writeWorkflow';
import { aGraph } from '../../../../support/builders.ts';
import { startGoogleServer } from '../../../../support/providers/googleServer.ts';
import type { ProviderServer } from '../../../../support/providers/providerServer.ts';
import { runHere } from '../../../../support/runHere.ts';
import { tempFolder } from '../../../../support/tempFolder.ts';

let folder: string;
let server: ProviderServer;

beforeEach(async () => {
  folder = tempFolder();
  server = await startGoogleServer({ scale: 0.05 });
});
afterEach(() => server.close());

const lumi = (...args: readonly string[]) =>
  runHere(args, {
    env: { LUMI_HOME: join(folder, 'home'), LUMI_GOOGLE_BASE_URL: server.url, GOOGLE_API_KEY: server.key },
  });

/** Provider, settings, text, wildcards, a language model that rewrites, picture, copy: what people came with. */
function graph(): string {
  const workflow = aGraph('Whole')
    .node('words', 'text', { value: 'a {red|grey|white} fox, in snow' })
    .node('draw', 'wildcards', { seed: 42 })
    .node('mix', 'shuffle-text', { seed: 7 })
    .node('writer', 'google-provider', { model: 'gemini-3.8-flash' })
    .node('rewrite', 'text-processor', { instructions: 'Make it a prompt.' })
    .node('wrap', 'wrap-text', { prefix: 'Photo: ' })
    .node('painter', 'google-provider', { model: 'gemini-nano-banana-2.1' })
    .node('settings', 'gemini-config', { aspectRatio: '16:9', numImages: 2 })
    .node('paint', 'image-processor', { seed: 7 })
    .node('show', 'gallery')
    .node('save', 'save-images', { folder: join(folder, 'out'), namePattern: 'fox-{index}' })
    .wire('words.text', 'draw.text')
    .wire('draw.text', 'mix.text')
    .wire('mix.text', 'rewrite.prompt')
    .wire('writer.provider', 'rewrite.provider')
    .wire('rewrite.text', 'wrap.text')
    .wire('wrap.text', 'paint.prompt')
    .wire('painter.provider', 'paint.provider')
    .wire('settings.config', 'paint.config')
    .wire('paint.images', 'show.images')
    .wire('show.images', 'save.images')
    .build();
  const path = join(folder, 'whole.lumi.json');
  writeFileSync(path, writeWorkflow(workflow));
  return path;
}

it('draws words, has them rewritten, paints and saves what came of them, and pays once', async () => {
  const path = graph();
  const first = await lumi('run', path);
  expect(first).toMatchObject({ code: 0 });
  expect(first.stdout.split('\n')).toHaveLength(2);
  const said = server.requests.map(
    ({ body }) => (body as { contents: [{ parts: [{ text: string }] }] }).contents[0].parts[0].text,
  );
  expect(said).toHaveLength(3);
  // Seed 42 draws “a red fox, in snow”; shuffled, its comma is gone.
  expect(said[0]?.split(' ').sort()).toEqual(['a', 'fox', 'in', 'red', 'snow']);
  expect(said[1]).toMatch(/^Photo: Written of /);
  expect(said[2]).toBe(said[1]);
  expect(readdirSync(join(folder, 'out'))).toHaveLength(2);
  const second = await lumi('run', path);
  expect(second.code).toBe(0);
  expect(server.requests).toHaveLength(3);
});
