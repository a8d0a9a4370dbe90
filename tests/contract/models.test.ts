import { readFileSync, writeFileSync } from 'node:fs';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Announcement } from '#shared/api/contract';
import { openTestApp } from '../support/testApp.ts';
import { openai } from '#shared/providers/openai';
import { startOpenAiServer } from '../support/providers/openAiServer.ts';
import { startGoogleServer } from '../support/providers/googleServer.ts';
import type { ProviderServer } from '../support/providers/providerServer.ts';
import { runHere } from '../support/runHere.ts';
import { tempFolder } from '../support/tempFolder.ts';

const KEY = 'AIzaSyA-1234567890abcdefghijklmnopqrstu';
/** Where nobody answers. */
const NOBODY = 'http://127.0.0.1:9';
const servers: ProviderServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

async function aGoogle() {
  const server = await startGoogleServer({ key: KEY });
  servers.push(server);
  return { server, env: { GOOGLE_API_KEY: KEY, LUMI_GOOGLE_BASE_URL: server.url, LUMI_OPENROUTER_BASE_URL: NOBODY } };
}

describe('the lists of models', () => {
  it('are asked for when told to, kept with their day, told to pages, and there at the next start', async () => {
    const { env } = await aGoogle();
    const { app, home, close } = await openTestApp(env);
    const told: Announcement[] = [];
    app.service.announcements.subscribe(({ announcement }) => told.push(announcement));
    expect(await app.client('models.lists')).toEqual([]);
    const [asked] = await app.client('models.refresh', { provider: 'google' });
    expect(asked).toMatchObject({ provider: 'google' });
    expect(asked?.error).toBeUndefined();
    expect(asked?.count).toBeGreaterThan(3);
    expect(told).toContainEqual({ kind: 'models-changed' });
    const [list] = await app.client('models.lists');
    expect(list?.models.map(({ id }) => id)).toContain('gemini-nano-banana-2.1');
    await close();
    const { stdout } = await runHere(['models', 'google', '--json'], { env: { LUMI_HOME: home } });
    const rows = stdout.split('\n').map((line) => JSON.parse(line) as { id: string; read: string | null });
    expect(rows.find(({ id }) => id === 'gemini-nano-banana-2.1')?.read).toBe(list?.read.slice(0, 10));
  });

  it('stay as they were kept where the provider does not answer, and the reason is told', async () => {
    const { env, server } = await aGoogle();
    const { app } = await openTestApp(env);
    await app.client('models.refresh', {});
    const before = await app.client('models.lists');
    await server.close();
    servers.pop();
    const [asked] = await app.client('models.refresh', {});
    expect(asked?.error).toMatchObject({ code: 'network' });
    expect(await app.client('models.lists')).toEqual(before);
  });

  it('are not asked of a provider there is no key for, and by name the key is missed', async () => {
    const { app } = await openTestApp({ LUMI_GOOGLE_BASE_URL: NOBODY, LUMI_OPENROUTER_BASE_URL: NOBODY });
    // Nor of one that would answer without: nobody is asked unasked.
    expect(await app.client('models.refresh', {})).toEqual([]);
    const [asked] = await app.client('models.refresh', { provider: 'google' });
    expect(asked?.error).toMatchObject({ code: 'key-missing' });
    const [nobody] = await app.client('models.refresh', { provider: 'nobody' });
    expect(nobody?.error).toMatchObject({ code: 'not-found' });
  });

  it('tell which of OpenAI’s models a key may use, and of one that is new its name alone', async () => {
    const server = await startOpenAiServer({ key: 'sk-test-0123456789', newModels: ['gpt-image-3-dawn', 'gpt-9'] });
    servers.push(server);
    const { app } = await openTestApp({ OPENAI_API_KEY: server.key, LUMI_OPENAI_BASE_URL: server.url });
    expect(await app.client('models.refresh', {})).toMatchObject([{ provider: 'openai', count: 9 }]);
    const [list] = await app.client('models.lists');
    const laid = openai.listing!.lay(list!);
    expect(laid.models.map(({ id }) => id)).toEqual([...openai.models.map(({ id }) => id), 'gpt-image-3-dawn']);
    expect(laid.models.at(-1)).toMatchObject({ isGuessed: true, family: 'openai' });
    expect(laid.models.flatMap(({ deprecated }) => deprecated ?? [])).toEqual([]);
    const gone = openai.listing!.lay({ ...list!, models: list!.models.slice(1) });
    expect(gone.models[0].deprecated).toContain('OpenAI did not list it');
  });

  it('are none where the kept file is broken, of a newer version, or of nobody known: everything opens', async () => {
    const home = join(tempFolder(), 'home');
    mkdirSync(join(home, 'models'), { recursive: true });
    writeFileSync(join(home, 'models', 'google.json'), '{"provider":"google","read":"yesterday","models":3}');
    writeFileSync(join(home, 'models', 'openrouter.json'), '{"provider":');
    writeFileSync(
      join(home, 'models', 'nobody.json'),
      JSON.stringify({ provider: 'nobody', read: '2026-11-30T08:00:00.000Z', models: [] }),
    );
    const { code, stdout } = await runHere(['models', 'google'], { env: { LUMI_HOME: home } });
    expect(code).toBe(0);
    expect(stdout).toContain('gemini-nano-banana-2.1');
  });

  it('are read anew by the command line, which says what could not be asked', async () => {
    const { env } = await aGoogle();
    const home = join(tempFolder(), 'home');
    const fine = await runHere(['models', 'google', '--refresh'], { env: { ...env, LUMI_HOME: home } });
    expect(fine.code).toBe(0);
    expect(fine.stderr).toMatch(/google: \d+ models\./);
    expect(readFileSync(join(home, 'models', 'google.json'), 'utf8')).not.toContain(KEY);
    const refused = await runHere(['models', 'google', '--refresh'], {
      env: { ...env, GOOGLE_API_KEY: `${KEY.slice(0, -1)}x`, LUMI_HOME: home },
    });
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain('google: ');
    expect(refused.stdout).toContain('gemini-nano-banana-2.1');
  });
});
