import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createModelReader } from '../../electron/platform/http/createModelReader.ts';
import { createHttp } from '../../electron/platform/http/createHttp.ts';
import { openrouter } from '#shared/providers/openrouter';
import { runHere } from '../support/runHere.ts';
import { tempFolder } from '../support/tempFolder.ts';
import { openTestApp } from '../support/testApp.ts';

const IDS = Array.from({ length: 10 }, (_, at) => `acme/brush-${String(at)}`);
const DATA = IDS.map((id) => ({ id, architecture: { output_modalities: ['image'] } }));
const ENDPOINTS = {
  endpoints: [
    {
      provider_slug: 'acme',
      supported_parameters: { quality: { type: 'enum', values: ['low', 'high'] } },
      pricing: [{ billable: 'output_image', unit: 'image', cost_usd: 0.04 }],
    },
    { provider_slug: 'other', supported_parameters: {} },
  ],
};
const ZDR = { data: [{ model_id: IDS[0], provider_name: 'Acme' }] };

const open: Server[] = [];
afterEach(() => {
  for (const server of open.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** Ten models; of how many those who serve them are heard before it says that it is too much, or before it says nothing any more. */
async function aService() {
  const state = { heard: Infinity, after: 'refuses' as 'refuses' | 'hangs', hasZdr: true };
  let asked = 0;
  const server = createServer(({ url = '' }, response) => {
    const answer = (status: number, body: unknown) => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(body));
    };
    if (url.endsWith('/zdr')) {
      asked = 0;
      answer(state.hasZdr ? 200 : 503, state.hasZdr ? ZDR : {});
    } else if (!url.endsWith('/endpoints')) answer(200, { data: DATA });
    else if (++asked <= state.heard) answer(200, ENDPOINTS);
    else if (state.after === 'refuses') answer(429, { error: { code: 429, message: 'Too many.' } });
  });
  open.push(server);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  return { state, url, env: { LUMI_OPENROUTER_BASE_URL: url } };
}

describe('a list of which half is heard', () => {
  it('keeps the prices, who serves and what is kept of before, with their time, and says how many those are', async () => {
    const { state, env } = await aService();
    const { app } = await openTestApp(env);
    await app.client('models.refresh', { provider: 'openrouter' });
    const [before] = await app.client('models.lists');
    state.heard = 2;
    state.hasZdr = false;
    expect(await app.client('models.refresh', { provider: 'openrouter' })).toEqual([
      { provider: 'openrouter', count: 10, unheard: 8 },
    ]);
    const [after] = await app.client('models.lists');
    const withoutTime = after?.models.map(({ unheard: _unheard, ...model }) => model);
    expect(withoutTime).toEqual(before?.models);
    expect(after?.models.map(({ prices }) => prices?.[0]?.usd)).toEqual(IDS.map(() => 0.04));
    expect(after?.models[0]?.policy).toBe('ZDR: Acme');
    const since = after?.models.flatMap(({ unheard }) => unheard ?? []);
    expect(since).toEqual(Array.from({ length: 8 }, () => ({ since: before?.read })));
    // A second time the time stays that of the hearing.
    await app.client('models.refresh', { provider: 'openrouter' });
    const [third] = await app.client('models.lists');
    expect(third?.models.flatMap(({ unheard }) => unheard ?? [])).toEqual(since);
  });

  it('tells a price with the day it was heard', () => {
    const prices = [{ unit: 'image', usd: 0.04 }];
    const model = { id: 'acme/brush-0', makes: ['image'] as const, prices };
    const laid = openrouter.listing?.lay({
      provider: 'openrouter',
      read: '2026-11-30T08:00:00.000Z',
      models: [
        { ...model, unheard: { since: '2026-11-02T08:00:00.000Z' } },
        { ...model, id: 'acme/brush-1' },
      ],
    });
    expect([laid?.model('acme/brush-0').read, laid?.model('acme/brush-1').read]).toEqual(['2026-11-02', '2026-11-30']);
  });

  it('is told by the command line, a line each, without any key', async () => {
    const { state, env } = await aService();
    const home = join(tempFolder(), 'home');
    const asks = () => runHere(['models', '--refresh'], { env: { ...env, LUMI_HOME: home } });
    expect(await asks()).toMatchObject({ code: 0, stderr: 'openrouter: 10 models.\n' });
    state.heard = 2;
    const half = await asks();
    expect(half.stderr).toBe('openrouter: 10 models; prices of 8 not heard: those of before stand.\n');
    expect(half.stdout.match(/acme\/brush-\d .*\$0\.04 a picture/g)).toHaveLength(10);
  });

  it('is waited for no longer than a limit in all, and no longer than somebody wants it', async () => {
    const { state, url } = await aService();
    Object.assign(state, { heard: 2, after: 'hangs' });
    const http = createHttp({ readPicture: () => Promise.reject(new Error('There is none.')), redactor: () => String });
    const options = {
      findProvider: () => openrouter,
      http,
      readKey: () => Promise.reject(new Error('It needs none.')),
      baseUrl: () => url,
    };
    const models = await createModelReader(options, { wholeMs: 300 })('openrouter');
    expect(models.filter(({ unheard }) => unheard)).toHaveLength(8);
    const ended = AbortSignal.timeout(200);
    await expect(createModelReader(options)('openrouter', ended)).rejects.toMatchObject({ code: 'cancelled' });
    await http.close();
  });
});
