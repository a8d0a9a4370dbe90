import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createClient } from '#shared/api/createClient';
import { workflowFile } from '#shared/workflow/writeWorkflow';
import { startLumi, type Lumi } from '../../../../e2e/support/startLumi.ts';
import { aGraph } from '../../../../support/builders.ts';
import { startGoogleServer } from '../../../../support/providers/googleServer.ts';
import type { ProviderServer } from '../../../../support/providers/providerServer.ts';
import { runCli } from '../../../../support/runCli.ts';
import { stopHeard } from '../../../../support/stopHeard.ts';
import { loopbackTransport, visit } from '../../../../support/transports.ts';
import { untilHolds } from '../../../../support/untilHolds.ts';

let server: ProviderServer;
let lumi: Lumi;

beforeEach(async () => {
  server = await startGoogleServer({ scale: 0.05 });
  lumi = await startLumi({ LUMI_GOOGLE_BASE_URL: server.url, GOOGLE_API_KEY: server.key });
});
afterEach(async () => {
  await lumi.close();
  await server.close();
});

describe('lumi serve', () => {
  it('keeps what is in flight when its terminal goes, however often it hears of it', async () => {
    const answers = Promise.withResolvers<undefined>();
    server.respondWith({ scenario: 'picture', after: answers.promise });
    const graph = aGraph('Foxes')
      .node('provider', 'google-provider')
      .node('config', 'gemini-config', { numImages: 8 })
      .node('generate', 'image-processor', { prompt: 'a red fox', seed: 7 })
      .wire('provider.provider', 'generate.provider')
      .wire('config.config', 'generate.config');
    const client = createClient(loopbackTransport(await visit(lumi)));
    await client('run.start', { workflow: workflowFile(graph.build()) });
    await untilHolds(() => {
      expect(server.requests).toHaveLength(4);
    });
    const ended = lumi.stop('SIGHUP');
    await stopHeard(lumi.home);
    const endedAgain = lumi.stop('SIGHUP');
    answers.resolve(undefined);
    await Promise.all([ended, endedAgain]);
    expect(server.requests.map(({ wasAborted }) => wasAborted)).toEqual([false, false, false, false]);
    const { stdout } = await runCli(['runs'], { env: { LUMI_HOME: lumi.home } });
    expect(stdout).toContain('cancelled  4/8  ');
  });
});

describe('the terminal of lumi serve', () => {
  it('prints a new address for every Enter, each good once', async () => {
    const next = await lumi.newUrl();
    expect(next).not.toBe(lumi.url);
    for (const url of [next, lumi.url, await lumi.newUrl()]) {
      expect((await fetch(url)).status).toBe(200);
      expect((await fetch(url)).status).toBe(401);
    }
    expect(lumi.log()).toContain('The address works once, within 5 minutes. Press Enter here for a new one.');
  });
});
