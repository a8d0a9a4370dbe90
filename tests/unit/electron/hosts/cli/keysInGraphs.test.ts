import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeWorkflow } from '#shared/workflow/writeWorkflow';
import { aGraph } from '../../../../support/builders.ts';
import { startGoogleServer } from '../../../../support/providers/googleServer.ts';
import type { ProviderServer } from '../../../../support/providers/providerServer.ts';
import { runHere } from '../../../../support/runHere.ts';
import { tempFolder } from '../../../../support/tempFolder.ts';

const KEY = `AQ.Ab8RN6${'aB3_'.repeat(11)}`;

let server: ProviderServer;

beforeEach(async () => {
  server = await startGoogleServer({ scale: 0.05 });
});
afterEach(() => server.close());

describe('a key in the text of a graph', () => {
  it.each(['run', 'check'])('makes “%s” end with 2 and the node’s name, and goes nowhere', async (command) => {
    const folder = tempFolder();
    const graph = join(folder, 'graph.lumi.json');
    const leaking = aGraph('Foxes')
      .node('provider', 'google-provider')
      .node('config', 'gemini-config')
      .node('prompt-7', 'text', { value: `a red fox ${KEY}` })
      // Wrong in another way as well, whose words would repeat it.
      .node('other', `no-such-${KEY}`)
      .node('generate', 'image-processor')
      .node('save', 'save-images', { folder: join(folder, 'out') })
      .wire('provider.provider', 'generate.provider')
      .wire('config.config', 'generate.config')
      .wire('prompt-7.text', 'generate.prompt')
      .wire('generate.images', 'save.images');
    writeFileSync(graph, writeWorkflow(leaking.build()));
    const env = { LUMI_HOME: join(folder, 'home'), LUMI_GOOGLE_BASE_URL: server.url, GOOGLE_API_KEY: server.key };
    const { code, stdout, stderr } = await runHere([command, graph], { env });
    expect(code).toBe(2);
    expect(stdout + stderr).toContain('prompt-7');
    expect(stdout + stderr).not.toContain(KEY);
    expect(server.requests).toEqual([]);
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
      (entry) => entry.isFile() && entry.name !== 'graph.lumi.json',
    );
    expect(files.length).toBeGreaterThan(0);
    for (const { parentPath, name } of files) expect(readFileSync(join(parentPath, name)).includes(KEY)).toBe(false);
  });
});
