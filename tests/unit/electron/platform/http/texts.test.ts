import { afterAll, afterEach, describe, expect, it } from 'vitest';
import type { WriteRequest } from '#shared/graph/generation';
import { google } from '#shared/providers/google';
import { openrouter } from '#shared/providers/openrouter';
import type { CallRecord, FailedCall } from '../../../../../electron/engine/Ports.ts';
import { createHttp } from '../../../../../electron/platform/http/createHttp.ts';
import { createImages } from '../../../../../electron/platform/images/createImages.ts';
import { generatorOf } from '../../../../support/generatorOf.ts';
import { pngPicture } from '../../../../support/pngPicture.ts';
import { startGoogleServer } from '../../../../support/providers/googleServer.ts';
import { startOpenRouterServer } from '../../../../support/providers/openRouterServer.ts';
import { OPENROUTER_TEXT_PRICE } from '../../../../support/providers/openRouterTexts.ts';
import type { Scenario } from '../../../../support/providers/scenario.ts';
import { startHttpServer } from '../../../../support/rawServer.ts';
import { tempFolder } from '../../../../support/tempFolder.ts';

const images = createImages();
const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
});
afterAll(() => images.close());

const SECRET = 'a-key-of-the-tests-that-nobody-may-see';
const WORDS = 'Written of “a red fox”, seed 7.';

const SERVICES = [
  { provider: google, start: startGoogleServer, model: 'gemini-3.8-flash', costs: false },
  { provider: openrouter, start: startOpenRouterServer, model: 'google/gemini-3.8-flash', costs: true },
] as const;
type Service = (typeof SERVICES)[number];

function writeVia({ provider, model }: Service, url: string) {
  const http = createHttp({
    readPicture: (picture) => Promise.resolve(pngPicture(picture)),
    redactor: () => (text) => text.replaceAll(SECRET, '[key removed]'),
  });
  open.push(http);
  const { generator } = generatorOf({ provider, http, url, images, home: tempFolder() });
  const told: string[] = [];
  const write = (more: Partial<WriteRequest> = {}, signal = new AbortController().signal) => {
    const request: WriteRequest = {
      provider: { provider: provider.id, model, family: 'gemini' },
      prompt: 'a red fox',
      instructions: '',
      references: [],
      seed: 7,
      ...more,
    };
    const effective = provider.text!.effective(request);
    const call: CallRecord = { callId: 'c', runId: 'r', node: 'n', index: 0, seed: 7, effective };
    return generator.generate(call, signal, { text: (piece) => told.push(piece), partial: () => undefined });
  };
  return { write, told };
}

describe.each(SERVICES)('a text of $provider.title', (service) => {
  const started = async (options = {}) => {
    const server = await service.start({ key: 'k', slowMs: 600, ...options });
    open.push(server);
    return { server, ...writeVia(service, server.url) };
  };

  it('is put together of the pieces it comes in, with its cost', async () => {
    const { write } = await started();
    const outcome = await write();
    expect(outcome).toMatchObject({ ok: true, received: { text: WORDS, pictures: [] } });
    expect(outcome).not.toHaveProperty('received.note');
    expect(outcome).toHaveProperty('received.usage.inputTokens', 12);
    if (service.costs) {
      const microUsd = Math.round(OPENROUTER_TEXT_PRICE * 1_000_000);
      expect(outcome).toHaveProperty('received.cost', { microUsd, kind: 'actual' });
    } else expect(outcome).not.toHaveProperty('received.cost');
  });

  it('is asked for with all that was set, and with the pictures in their order', async () => {
    const { write, server } = await started();
    const references = [1, 2].map((id) => ({ id: String(id), width: 10 * id, height: 8, mime: 'image/png' }));
    const outcome = await write({ references, instructions: 'Be brief.', maxTokens: 99, temperature: 0, topP: 0.5 });
    expect(outcome).toMatchObject({ ok: true, received: { text: expect.stringContaining('with 2 shown') as string } });
    const sent = JSON.stringify(server.requests[0]?.body);
    const [first, second] = references.map((picture) => sent.indexOf(pngPicture(picture).toString('base64')));
    expect(sent.indexOf('a red fox')).toBeLessThan(first!);
    expect(first).toBeLessThan(second!);
    for (const word of ['Be brief.', '99', '0.5']) expect(sent).toContain(word);
  });

  it.each<[Scenario, string | undefined]>([
    ['thought-parts', undefined],
    ['several-pictures', undefined],
    ['gzip', undefined],
    ['slow-body', undefined],
    ['slow-headers', undefined],
    ['unknown-finish', 'TEXT_ALIGNMENT'],
  ])('is the same where the answer is “%s”', async (scenario, note) => {
    const { write, server } = await started();
    server.respondWith(scenario);
    const outcome = await write();
    expect(outcome).toMatchObject({ ok: true, received: { text: WORDS } });
    if (note === undefined) expect(outcome).not.toHaveProperty('received.note');
    else expect(outcome).toHaveProperty('received.note', expect.stringContaining(note));
  });

  it('that was cut by its length is kept, with a note', async () => {
    const { write, server } = await started();
    server.respondWith('max-tokens');
    expect(await write({ maxTokens: 5 })).toMatchObject({
      ok: true,
      received: { text: 'Written of “a red fox”, seed', note: expect.stringContaining('cut by its length') as string },
    });
  });

  it.each<[Scenario, string, string | undefined]>([
    ['blocked-prompt', 'blocked', undefined],
    ['blocked-picture', 'blocked', 'Written of'],
    ['recitation', 'blocked', 'Written of'],
    ['text-only', 'no-text', undefined],
    ['only-thoughts', 'no-text', undefined],
    ['empty', 'provider-response', undefined],
    ['error-in-200', 'provider-unavailable', 'Written of'],
    ['cut-picture', 'network', 'Written of “a red fox”, seed'],
    ['truncated', 'network', 'Written of'],
    ['reset', 'network', 'Written of'],
    ['rate-limited', 'rate-limited', undefined],
    ['quota-zero', 'billing', undefined],
    ['no-credit', 'billing', undefined],
    ['key-invalid', 'key-refused', undefined],
    ['retired', 'model-not-found', undefined],
    ['overloaded', 'provider-unavailable', undefined],
    ['html', 'provider-unavailable', undefined],
  ])('is a failure where the answer is “%s”: %s; what had come can be read', async (scenario, code, text) => {
    const { write, server } = await started();
    server.respondWith(scenario);
    const outcome = await write();
    expect(outcome).toMatchObject({ ok: false, error: { code } });
    if (text === undefined) expect(outcome).not.toHaveProperty('text');
    else expect(outcome).toHaveProperty('text', expect.stringMatching(new RegExp(`^${text}`)));
  });

  it.each<Scenario>(['cut-picture', 'reset', 'truncated'])(
    'that breaks off (%s) may have been billed: the estimate counts',
    async (scenario) => {
      const { write, server } = await started();
      server.respondWith(scenario);
      expect(((await write()) as FailedCall).cost).toMatchObject({ kind: 'estimate' });
    },
  );

  it('is told while it comes, each piece once', async () => {
    // So slow that a machine that is busy hears it in pieces too.
    const { write, server, told } = await started({ slowMs: 3000 });
    server.respondWith('slow-body');
    await write();
    expect(told.length).toBeGreaterThan(1);
    expect(WORDS.startsWith(told.join(''))).toBe(true);
  });

  it('that is stopped on its way keeps what had come', async () => {
    const { write, server, told } = await started({ slowMs: 30_000 });
    server.respondWith('slow-body');
    const stop = new AbortController();
    const outcome = write({ prompt: 'a red fox in the snow '.repeat(400) }, stop.signal);
    await expect.poll(() => told.length, { timeout: 20_000 }).toBeGreaterThan(0);
    stop.abort();
    expect(await outcome).toMatchObject({
      ok: false,
      error: { code: 'cancelled' },
      text: expect.stringContaining('a red fox') as string,
    });
  });

  it('that comes at once although it was to come in pieces is understood', async () => {
    const body =
      service.provider === google
        ? { candidates: [{ content: { parts: [{ text: WORDS }] }, finishReason: 'STOP' }] }
        : { choices: [{ message: { content: WORDS }, finish_reason: 'stop' }] };
    const server = await startHttpServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
    open.push(server);
    expect(await writeVia(service, server.url).write()).toMatchObject({ ok: true, received: { text: WORDS } });
  });

  it('never shows a key, in however many pieces a server sends it back', async () => {
    const pieces = Array.from(`Of ${SECRET} and more.`);
    const events = pieces.map((text) =>
      service.provider === google
        ? { candidates: [{ content: { parts: [{ text }] } }] }
        : { choices: [{ delta: { content: text } }] },
    );
    const end =
      service.provider === google
        ? { candidates: [{ finishReason: 'STOP' }] }
        : { choices: [{ delta: {}, finish_reason: 'stop' }] };
    const server = await startHttpServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      const all = [...events, end];
      const next = () => {
        const event = all.shift();
        if (!event) return response.end();
        response.write(`data: ${JSON.stringify(event)}\n\n`);
        return setTimeout(next, 10);
      };
      next();
    });
    open.push(server);
    const { write, told } = writeVia(service, server.url);
    expect(await write()).toMatchObject({ ok: true, received: { text: 'Of [key removed] and more.' } });
    expect(told.join('')).toMatch(/^Of \[key removed\]/);
    for (const piece of told) expect(piece).not.toContain('key-of');
  });
});
