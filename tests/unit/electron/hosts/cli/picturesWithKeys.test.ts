import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeWorkflow } from '#shared/workflow/writeWorkflow';
import { aGraph } from '../../../../support/builders.ts';
import { startEchoServer, type EchoServer } from '../../../../support/echoServer.ts';
import { pngPicture } from '../../../../support/pngPicture.ts';
import { runHere } from '../../../../support/runHere.ts';
import { tempFolder } from '../../../../support/tempFolder.ts';

const KEY = 'canary-google-41c793e0';

let server: EchoServer;

beforeEach(async () => {
  server = await startEchoServer(200, pngPicture({ width: 16, height: 16 }));
});
afterEach(() => server.close());

describe('a picture that arrives with the key in its own data', () => {
  it('is kept, told and given away without it or not at all, and the run goes on', async () => {
    const folder = tempFolder();
    const [graph, saved, out] = ['graph.lumi.json', 'saved', 'out'].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ];
    const foxes = aGraph('Foxes')
      .node('provider', 'google-provider')
      .node('config', 'gemini-config')
      .node('generate', 'image-processor', { prompt: 'a red fox', seed: 7 })
      .node('save', 'save-images', { folder: saved })
      .wire('provider.provider', 'generate.provider')
      .wire('config.config', 'generate.config')
      .wire('generate.images', 'save.images');
    writeFileSync(graph, writeWorkflow(foxes.build()));
    const env = { LUMI_HOME: join(folder, 'home'), LUMI_GOOGLE_BASE_URL: server.url, GOOGLE_API_KEY: KEY };
    const { code, stdout, stderr } = await runHere(['run', graph, '--out', out], { env });
    expect(code).toBe(0);
    expect(stdout.split('\n')).toHaveLength(1);
    expect(stderr).toMatch(/The file itself holds an API key/);
    expect(stderr).toMatch(/^save: .*API key/m);
    expect(stderr).not.toContain(KEY);
    for (const given of [saved, out]) {
      for (const name of readdirSync(given)) expect(readFileSync(join(given, name)).includes(KEY)).toBe(false);
    }
    const kept = readdirSync(join(env.LUMI_HOME, 'library', 'pictures'), { recursive: true, withFileTypes: true });
    const files = kept
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name)));
    expect(files.map((bytes) => bytes.includes(KEY))).toEqual([true]);
  });
});
