import { afterAll, afterEach, describe, expect, it } from 'vitest';
import type { GenerateRequest } from '#shared/graph/generation';
import { openrouter } from '#shared/providers/openrouter';
import { createHttp } from '../../../../../electron/platform/http/createHttp.ts';
import { createImages } from '../../../../../electron/platform/images/createImages.ts';
import type { AppError } from '#shared/errors/AppError';
import { generatorOf } from '../../../../support/generatorOf.ts';
import { startHttpServer } from '../../../../support/rawServer.ts';
import { tempFolder } from '../../../../support/tempFolder.ts';

const images = createImages();
const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
});
afterAll(() => images.close());

/** A call that is cut off once its answer has begun; what is known of it is said by one of these after the other. */
async function cutOff(records: readonly (object | undefined)[], model: string, hasId = true) {
  const left = [...records];
  const asked: string[] = [];
  const server = await startHttpServer((request, response) => {
    asked.push(`${request.method ?? ''} ${request.url ?? ''} ${request.headers.authorization ?? ''}`);
    request.resume().on('end', () => {
      if (request.method === 'GET') {
        const record = left.shift();
        response.writeHead(record ? 200 : 404).end(JSON.stringify(record ?? { error: { message: 'Not found' } }));
        return;
      }
      response.writeHead(200, { ...(hasId && { 'x-generation-id': 'gen-1' }), 'content-length': 1000 });
      response.write('{"id":"gen-1","choices":[');
      setImmediate(() => request.socket.destroy());
    });
  });
  const http = createHttp({ readPicture: () => expect.fail(), redactor: () => (text) => text });
  open.push(server, http);
  const { generator } = generatorOf({ provider: openrouter, http, url: server.url, images, home: tempFolder() });
  const { family } = openrouter.model(model);
  const request: GenerateRequest = {
    provider: { provider: 'openrouter', model, family },
    config: { family, batch: 1, options: {} },
    prompt: 'a red fox',
    instructions: '',
    references: [],
    seed: 7,
  };
  const call = { callId: 'c', runId: 'r', node: 'n', index: 0, seed: 7, effective: openrouter.effective(request) };
  const failures: { readonly error: AppError; readonly asked: number }[] = [];
  const outcome = await generator.generate(call, new AbortController().signal, {
    text: () => undefined,
    partial: () => undefined,
    failed: (error) => failures.push({ error, asked: asked.length - 1 }),
  });
  return { outcome, questions: asked.slice(1), failures, estimate: call.effective.estimate };
}

const GEMINI = 'google/gemini-nano-banana-2.1';

describe('a call of OpenRouter’s chat that was cut off', () => {
  it('costs what its provider says once it knows, and is asked for with the key it was made with', async () => {
    const { outcome, questions } = await cutOff([undefined, { data: { id: 'gen-1', total_cost: 0.0523 } }], GEMINI);
    expect(outcome).toMatchObject({ ok: false, cost: { microUsd: 52_300, kind: 'actual' } });
    expect(questions).toEqual(Array(2).fill('GET /api/v1/generation?id=gen-1 Bearer k'));
  });

  it.each<[string, readonly (object | undefined)[]]>([
    ['nothing is known of it', []],
    ['nothing was billed so far', Array<object>(3).fill({ data: { total_cost: 0, cancelled: true } })],
    ['what is said is nonsense', Array<object>(3).fill({ data: { total_cost: 'much' } })],
  ])('may have cost what was estimated where %s', async (_what, records) => {
    const { outcome } = await cutOff(records, GEMINI);
    expect(outcome).toMatchObject({ ok: false, cost: { kind: 'estimate' } });
  });

  it('has failed for all who wait, before it is asked for', async () => {
    const { failures } = await cutOff([{ data: { total_cost: 0.0523 } }], GEMINI);
    expect(failures).toMatchObject([{ error: { code: 'network' }, asked: 0 }]);
  });

  it.each<[string, number]>([
    ['less than was estimated: not all may be in it yet', 0.0001],
    ['more than it can have cost', 90_000],
  ])('costs what was estimated where what is said is %s', async (_what, told) => {
    const { outcome, estimate } = await cutOff([{ data: { total_cost: told } }], GEMINI);
    expect(outcome).toMatchObject({ ok: false, cost: { microUsd: estimate.microUsd, kind: 'estimate' } });
  });

  it('is not asked for where it was given no id', async () => {
    expect((await cutOff([], GEMINI, false)).questions).toEqual([]);
  });
});

describe('a call of the endpoint for pictures that was cut off', () => {
  const SEEDREAM = 'bytedance-seed/seedream-4.5';

  it('is settled as unpaid where nothing is known of it', async () => {
    const { outcome, questions } = await cutOff([], SEEDREAM);
    expect(outcome).toMatchObject({ ok: false });
    expect(outcome).not.toHaveProperty('cost');
    expect(questions).toHaveLength(3);
  });

  it('costs what its provider says all the same', async () => {
    const { outcome } = await cutOff([{ data: { total_cost: 0.04 } }], SEEDREAM);
    expect(outcome).toMatchObject({ ok: false, cost: { microUsd: 40_000, kind: 'actual' } });
  });

  it('is not asked for where it was given no id', async () => {
    expect((await cutOff([], SEEDREAM, false)).questions).toEqual([]);
  });
});
