import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { writeWorkflow } from '#shared/workflow/writeWorkflow';
import { aGraph } from '../../../../support/builders.ts';
import { startGoogleServer } from '../../../../support/providers/googleServer.ts';
import { startOpenRouterServer } from '../../../../support/providers/openRouterServer.ts';
import type { ProviderServer } from '../../../../support/providers/providerServer.ts';
import { runHere } from '../../../../support/runHere.ts';
import { tempFolder } from '../../../../support/tempFolder.ts';

const open: ProviderServer[] = [];
afterEach(() => Promise.all(open.splice(0).map((server) => server.close())));

/** A picture, and one that is made of it. */
const chain = (provider: string, model: string) =>
  aGraph('Chain')
    .node('provider', `${provider}-provider`, { model })
    .node('config', 'gemini-config', { numImages: 1 })
    .node('first', 'image-processor', { prompt: 'a red fox', seed: 1 })
    .node('second', 'image-processor', { prompt: 'a blue fox', seed: 2 })
    .wire('provider.provider', 'first.provider')
    .wire('config.config', 'first.config')
    .wire('provider.provider', 'second.provider')
    .wire('config.config', 'second.config')
    .wire('first.images', 'second.references')
    .build();

describe.each([
  { id: 'google', model: 'gemini-nano-banana-2.1', start: startGoogleServer },
  { id: 'openrouter', model: 'google/gemini-nano-banana-2.1', start: startOpenRouterServer },
])('a picture that came from $id in a type it does not take', ({ id, model, start }) => {
  it.each(['gif', 'avif'] as const)('is sent on as PNG: %s', async (type) => {
    const folder = tempFolder();
    const server = await start({ scale: 0.05 });
    open.push(server);
    server.respondWith([type]);
    const path = join(folder, 'chain.lumi.json');
    writeFileSync(path, writeWorkflow(chain(id, model)));
    const lumi = (...args: readonly string[]) =>
      runHere(args, {
        env: {
          LUMI_HOME: join(folder, 'home'),
          LUMI_GOOGLE_BASE_URL: server.url,
          GOOGLE_API_KEY: server.key,
          LUMI_OPENROUTER_BASE_URL: server.url,
          OPENROUTER_API_KEY: server.key,
        },
      });

    const { code, stdout } = await lumi('run', path);
    expect(code).toBe(0);
    // The library keeps what came.
    expect(stdout).toMatch(new RegExp(`\\.${type} {2}24x16 `, 'm'));
    const sent = JSON.stringify(server.requests[1]?.body);
    expect(sent).toContain('image/png');
    expect(sent).toContain(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1').toString('base64').slice(0, 10));
    expect(sent).not.toContain(`image/${type}`);

    // What was paid for is found again, whatever it was sent as.
    expect((await lumi('run', path)).stderr).toMatch(/^2 of 2 pictures reused/);
    expect(server.requests).toHaveLength(2);
    const sheet = await lumi('check', path, '--set', 'second.prompt=a green fox');
    expect(sheet.stdout).toContain(`takes no ${type.toUpperCase()}`);
  });
});
