import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { writeWorkflow } from '#shared/workflow/writeWorkflow';
import { aGraph } from '../../../../support/builders.ts';
import { runHere } from '../../../../support/runHere.ts';
import { tempFolder } from '../../../../support/tempFolder.ts';

const THEIRS = `AQ.Ab8RN6${'eF5_'.repeat(11)}`;

it('a key of somebody else in a server’s words is neither printed nor kept', async () => {
  const error = { code: 403, message: `Key ${THEIRS} was reported as leaked.`, status: 'PERMISSION_DENIED' };
  const server = createServer((request, response) => {
    request.resume();
    response.writeHead(403, { 'content-type': 'application/json', 'x-key': THEIRS }).end(JSON.stringify({ error }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    const folder = tempFolder();
    const [home, graph] = [join(folder, 'home'), join(folder, 'graph.lumi.json')];
    const foxes = aGraph('Foxes')
      .node('provider', 'google-provider')
      .node('config', 'gemini-config')
      .node('generate', 'image-processor', { prompt: 'a red fox' })
      .wire('provider.provider', 'generate.provider')
      .wire('config.config', 'generate.config');
    writeFileSync(graph, writeWorkflow(foxes.build()));
    const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
    const env = { LUMI_HOME: home, LUMI_GOOGLE_BASE_URL: url, GOOGLE_API_KEY: 'test-key-0123456789' };
    const { code, stdout, stderr } = await runHere(['run', graph], { env });
    expect(code).toBe(1);
    expect(stderr).toContain('leaked');
    expect(stdout + stderr).not.toContain(THEIRS);
    const files = readdirSync(home, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    expect(files.length).toBeGreaterThan(0);
    for (const { parentPath, name } of files) expect(readFileSync(join(parentPath, name)).includes(THEIRS)).toBe(false);
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
});
