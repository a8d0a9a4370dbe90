import { afterEach, describe, expect, it } from 'vitest';
import { NotFoundError } from '#shared/errors/inputErrors';
import { KeyMissingError, KeyNotApprovedError } from '#shared/errors/providerErrors';
import { redactKeys } from '#shared/graph/keyShapes';
import { google } from '#shared/providers/google';
import { openrouter } from '#shared/providers/openrouter';
import { createHttp } from '../../../../../electron/platform/http/createHttp.ts';
import { createKeyChecker, type KeyCheckerOptions } from '../../../../../electron/platform/http/createKeyChecker.ts';
import { startGoogleServer } from '../../../../support/providers/googleServer.ts';
import { startOpenRouterServer } from '../../../../support/providers/openRouterServer.ts';
import type { Scenario } from '../../../../support/providers/scenario.ts';
import { startHttpServer } from '../../../../support/rawServer.ts';
import { catalogue } from '../../../../support/shipped.ts';

const KEY = 'canary-key-0123456789';
const open: { close(): Promise<void> }[] = [];
afterEach(() => Promise.all(open.splice(0).map((one) => one.close())));

function checker(url: string, options: Partial<KeyCheckerOptions> = {}) {
  const http = createHttp({
    readPicture: () => expect.fail(),
    redactor: () => (said) => redactKeys(said, [KEY]),
  });
  open.push(http);
  return createKeyChecker({
    findProvider: catalogue.find,
    http,
    readKey: () => Promise.resolve(KEY),
    baseUrl: () => url,
    ...options,
  });
}

const SERVICES = [
  { provider: google, start: startGoogleServer, path: '/v1beta/models' },
  { provider: openrouter, start: startOpenRouterServer, path: '/api/v1/key' },
];

describe.each(SERVICES)('checking a key of $provider.title', ({ provider, start, path }) => {
  const started = async (scenario: Scenario = 'picture', key = KEY) => {
    const server = await start({ key, slowMs: 50 });
    server.respondWith(scenario);
    open.push(server);
    return server;
  };

  it('asks once, by a GET that costs nothing, with the key in a header only', async () => {
    const server = await started();
    const check = await checker(server.url)(provider.id, provider.defaultKeyName);
    expect(check.state).toBe('works');
    expect(check.message).toContain(`${provider.title} takes this key.`);
    expect(server.requests).toHaveLength(1);
    expect(server.requests[0]).toMatchObject({ method: 'GET', path, body: '' });
    expect(String(server.requests[0]?.query)).not.toContain(KEY);
  });

  it('tells a key the provider does not know', async () => {
    const server = await started('picture', 'another-key-0123456789');
    const check = await checker(server.url)(provider.id, provider.defaultKeyName);
    expect(check).toMatchObject({ state: 'refused', hint: expect.stringContaining(provider.keysUrl) as string });
  });

  it.each([
    ['key-invalid', 'refused'],
    ['forbidden', 'refused'],
    ['spent', 'no-billing'],
    ['bot-check', 'unclear'],
    ['no-credit', 'no-billing'],
    ['quota-zero', 'no-billing'],
    ['rate-limited', 'unclear'],
    ['overloaded', 'unclear'],
    ['internal', 'unclear'],
    ['error-in-200', 'unclear'],
    ['error-array', 'unclear'],
    ['html', 'unclear'],
    ['empty', 'unclear'],
    ['truncated', 'offline'],
    ['reset', 'offline'],
    ['slow-headers', 'works'],
    ['gzip', 'works'],
  ] as const)('takes “%s” as “%s”', async (scenario, state) => {
    const server = await started(scenario);
    const check = await checker(server.url)(provider.id, provider.defaultKeyName);
    expect(check.state).toBe(state);
    expect(JSON.stringify(check)).not.toContain(KEY);
    expect(check.message).toMatch(/[.”]$/);
  });

  it('says that it could not ask, where nothing answers', async () => {
    const server = await started();
    await server.close();
    const check = await checker(server.url)(provider.id, provider.defaultKeyName);
    expect(check).toMatchObject({ state: 'offline', hint: expect.stringContaining('not judged') as string });
    expect(JSON.stringify(check)).not.toMatch(/billed/);
  });

  it('does not follow a redirect, and takes what is somewhere else for no answer', async () => {
    const asked: (string | undefined)[] = [];
    const server = await startHttpServer((request, response) => {
      asked.push(request.url);
      response.writeHead(302, { location: '/elsewhere' }).end();
    });
    open.push(server);
    expect((await checker(server.url)(provider.id, provider.defaultKeyName)).state).toBe('unclear');
    expect(asked).toHaveLength(1);
  });

  it('shows nothing of a key that the provider repeats', async () => {
    const server = await startHttpServer((_request, response) => {
      response.writeHead(401).end(JSON.stringify({ error: { message: `No such key: ${KEY}`, code: 401 } }));
    });
    open.push(server);
    const check = await checker(server.url)(provider.id, provider.defaultKeyName);
    expect(check.message).toContain('[key removed]');
    expect(JSON.stringify(check)).not.toContain(KEY);
  });

  it('asks nobody without a key, or without leave to use its name', async () => {
    const server = await started();
    const missing = () => Promise.reject(new KeyMissingError('There is none.', { hint: 'Make one.' }));
    const check = await checker(server.url, { readKey: missing })(provider.id, 'SOME_KEY');
    expect(check).toEqual({ state: 'missing', message: 'There is none.', hint: 'Make one.' });
    const unapproved = () => Promise.reject(new KeyNotApprovedError('May it?'));
    await expect(checker(server.url, { readKey: unapproved })(provider.id, 'SOME_KEY')).rejects.toThrow(
      KeyNotApprovedError,
    );
    expect(server.requests).toEqual([]);
  });
});

describe('checking a key', () => {
  it('needs a provider that takes keys', async () => {
    for (const id of ['sample', 'nobody']) await expect(checker('')(id, 'A_KEY')).rejects.toThrow(NotFoundError);
  });

  it('tells how much of a limit is left', async () => {
    const server = await startOpenRouterServer({ key: KEY });
    open.push(server);
    expect((await checker(server.url)('openrouter', 'OPENROUTER_API_KEY')).message).toContain('$4.20 of its limit');
  });
});
