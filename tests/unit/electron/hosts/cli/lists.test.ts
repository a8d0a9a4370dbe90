import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { JsonValue } from '#shared/graph/Field';
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
  mkdirSync(join(folder, 'graphs'));
  server = await startGoogleServer({ scale: 0.05, delayMs: 20 });
});
afterEach(() => server.close());

const lumi = (...args: readonly string[]) =>
  runHere(args, {
    env: { LUMI_HOME: join(folder, 'home'), LUMI_GOOGLE_BASE_URL: server.url, GOOGLE_API_KEY: server.key },
  });

/** A graph that draws the column `prompt` of a list. */
function graphOf(fields: Readonly<Record<string, JsonValue>>): string {
  const graph = aGraph('Foxes')
    .node('list', 'prompt-list', { format: 'csv', ...fields })
    .node('provider', 'google-provider')
    .node('config', 'gemini-config')
    .node('generate', 'image-processor', { seed: 7 })
    .wire('provider.provider', 'generate.provider')
    .wire('config.config', 'generate.config')
    .wire('list.prompt', 'generate.prompt')
    .build();
  const path = join(folder, 'graphs', 'foxes.lumi.json');
  writeFileSync(path, writeWorkflow(graph));
  return path;
}
const write = (name: string, text: string) => {
  writeFileSync(join(folder, 'graphs', name), text);
};

describe('a list of a hundred prompts', () => {
  it('keeps to how many calls a provider takes at once, and is sent once', async () => {
    const rows = Array.from({ length: 100 }, (_, at) => `a fox ${String(at)},${String(at)}`);
    write('foxes.csv', `Prompt,Number\r\n${rows.join('\r\n')}`);
    const graph = graphOf({ file: 'foxes.csv' });
    const first = await lumi('run', graph, '--concurrency', '3');
    expect(first.code).toBe(0);
    expect(server.requests).toHaveLength(100);
    expect(server.maxInFlight).toBe(3);
    const again = await lumi('run', graph);
    expect(again.stdout.split('\n')).toHaveLength(100);
    expect(again.code).toBe(0);
    expect(server.requests).toHaveLength(100);
  });

  it('sends only what is new in the file the next time', async () => {
    const graph = graphOf({ file: 'foxes.csv' });
    write('foxes.csv', 'prompt\nred fox');
    expect((await lumi('run', graph)).code).toBe(0);
    write('foxes.csv', 'prompt\nred fox\nblue fox');
    expect((await lumi('check', graph)).stdout).toMatch(/^calls {5}1\nreused {4}1/);
    expect((await lumi('run', graph)).code).toBe(0);
    expect(server.requests).toHaveLength(2);
  });

  it('goes on with the rows it had, though its file is gone', async () => {
    write('foxes.csv', 'prompt\nred fox\nblue fox');
    server.respondWith(['blocked-prompt']);
    const first = await lumi('run', graphOf({ file: 'foxes.csv' }), '--concurrency', '1');
    expect(first.code).toBe(1);
    rmSync(join(folder, 'graphs', 'foxes.csv'));
    const runId = (await lumi('runs')).stdout.split(' ')[0] ?? '';
    expect((await lumi('run', '--resume', runId)).code).toBe(0);
  });
});

describe('a list that does not lie with its graph', () => {
  it('is read and sent only with leave', async () => {
    writeFileSync(join(folder, 'secret.csv'), 'prompt\nmy secret');
    for (const file of ['../secret.csv', join(folder, 'secret.csv')]) {
      const graph = graphOf({ file });
      const refused = await lumi('run', graph);
      expect(refused.code).toBe(2);
      expect(refused.stderr).toContain('does not lie with it');
      expect(refused.stderr).toContain('--allow-file');
      const checked = await lumi('check', graph);
      expect(checked.code).toBe(2);
      expect(checked.stdout + checked.stderr).not.toContain('my secret');
    }
    expect(server.requests).toHaveLength(0);
    const graph = graphOf({ file: '../secret.csv' });
    expect((await lumi('check', graph, '--allow-file', join(folder, 'secret.csv'))).code).toBe(0);
    expect((await lumi('run', graph, '--allow-file', join(folder, 'secret.csv'))).code).toBe(0);
    expect(server.requests).toHaveLength(1);
    expect((await lumi('run', graph, '--again', '--allow-file', '../secret.csv')).code).toBe(0);
    // Leave on the command line ends with it.
    expect((await lumi('check', graph)).code).toBe(2);
  });
});

describe('a broken or empty list', () => {
  it('is told with its line before anything is sent', async () => {
    write('foxes.csv', 'prompt,style\nfox,red\nhare');
    const { code, stderr } = await lumi('run', graphOf({ file: 'foxes.csv' }));
    expect(code).toBe(2);
    expect(stderr).toContain('has 1 cell where there are 2 headings, in line 3');
    expect(server.requests).toHaveLength(0);
  });

  it('with no rows sends nothing, says so, and has ended well', async () => {
    write('foxes.csv', 'prompt,style\n\n');
    const { code, stderr } = await lumi('run', graphOf({ file: 'foxes.csv' }));
    expect(stderr).toContain('The list has no rows');
    expect(code).toBe(0);
    expect(server.requests).toHaveLength(0);
  });

  it('with no rows saves nothing either, wherever a folder a row was to be', async () => {
    const graph = aGraph('Foxes')
      .node('list', 'prompt-list', { format: 'csv', text: 'prompt,style' })
      .node('provider', 'sample-provider')
      .node('generate', 'image-processor')
      .node('save', 'save-images', { folder: join(folder, '{row}'), namePattern: '{style}' })
      .wire('provider.provider', 'generate.provider')
      .wire('list.prompt', 'generate.prompt')
      .wire('generate.images', 'save.images');
    const path = join(folder, 'graphs', 'foxes.lumi.json');
    writeFileSync(path, writeWorkflow(graph.build()));
    expect(await lumi('run', path)).toMatchObject({ code: 0, stdout: '' });
  });

  it('without the column that is wired is told by its name', async () => {
    write('foxes.csv', 'words\nfox');
    const { code, stderr } = await lumi('run', graphOf({ file: 'foxes.csv', columns: ['prompt'] }));
    expect(code).toBe(2);
    expect(stderr).toContain('Prompt list has no output “prompt”.');
  });

  it('that is not there is told', async () => {
    const { code, stderr } = await lumi('run', graphOf({ file: 'none.csv' }));
    expect(code).toBe(2);
    expect(stderr).toContain('There is no file “none.csv”.');
  });
});
