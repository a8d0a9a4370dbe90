import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import type { GenerateRequest, ImageRef } from '#shared/graph/generation';
import { openai } from '#shared/providers/openai';
import { openrouter } from '#shared/providers/openrouter';
import type { CallRecord } from '../../../../../electron/engine/Ports.ts';
import { createPartials, PARTIALS } from '../../../../../electron/platform/disk/createPartials.ts';
import { createHttp } from '../../../../../electron/platform/http/createHttp.ts';
import { createImages } from '../../../../../electron/platform/images/createImages.ts';
import { requestHash } from '../../../../../electron/platform/library/requestHash.ts';
import { generatorOf } from '../../../../support/generatorOf.ts';
import { pngPicture } from '../../../../support/pngPicture.ts';
import { startOpenAiServer } from '../../../../support/providers/openAiServer.ts';
import { OPENROUTER_IMAGE_PRICE } from '../../../../support/providers/openRouterImages.ts';
import { startOpenRouterServer } from '../../../../support/providers/openRouterServer.ts';
import { partialPicture } from '../../../../support/providers/streamed.ts';
import { tempFolder } from '../../../../support/tempFolder.ts';
import { untilHolds } from '../../../../support/untilHolds.ts';

const images = createImages();
const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
});
afterAll(() => images.close());

const FOX: ImageRef = { id: 'a'.repeat(64), width: 96, height: 64, mime: 'image/png' };

/** `partials`: how many come of it. */
const SERVICES = [
  {
    name: 'OpenAI',
    provider: openai,
    start: startOpenAiServer,
    model: 'gpt-image-2.5-flare',
    options: { partials: 3 },
  },
  {
    name: 'OpenRouter',
    provider: openrouter,
    start: startOpenRouterServer,
    model: 'openai/gpt-image-2.5-flare',
    options: { options: {} },
  },
] as const;

interface Asked {
  readonly references?: readonly ImageRef[];
  readonly options?: GenerateRequest['config']['options'];
}

describe.each(SERVICES)('a picture of $name that is seen while it is drawn', (service) => {
  const { provider, model, start } = service;
  const isOpenAi = provider.id === 'openai';

  async function asking({ references = [], options = service.options }: Asked = {}) {
    const server = await start({ key: 'k', scale: 0.1, slowMs: 200 });
    const home = tempFolder();
    const incoming = join(home, 'incoming');
    const partials = createPartials({ incoming, thumbnail: images.thumbnail, log: () => undefined });
    const http = createHttp({
      readPicture: (picture) => Promise.resolve(pngPicture(picture)),
      redactor: () => (text) => text,
    });
    open.push(server, http, partials);
    const { generator } = generatorOf({ provider, http, url: server.url, images, home, partials });
    const family = isOpenAi ? 'openai' : 'openrouter';
    const request: GenerateRequest = {
      provider: { provider: provider.id, model, family },
      config: { family, batch: 1, options },
      prompt: 'a red fox',
      instructions: '',
      references,
      seed: 7,
    };
    const effective = provider.effective(request);
    const call: CallRecord = { callId: 'c', runId: 'r', node: 'n', index: 0, seed: 7, effective };
    const seen: { name: string; bytes: Buffer }[] = [];
    const ask = (signal = new AbortController().signal) =>
      generator.generate(call, signal, {
        text: () => undefined,
        partial: (name) => seen.push({ name, bytes: readFileSync(partials.file(name)!) }),
      });
    /** Nothing is left of what was not finished. */
    const gone = () =>
      untilHolds(() => {
        expect(existsSync(join(incoming, PARTIALS, 'c'))).toBe(false);
      });
    return { server, ask, seen, partials, call, gone };
  }

  it('comes as it does otherwise, with its cost, and what came of it before is let go', async () => {
    const { server, ask, seen, partials, gone } = await asking();
    let finish = (): void => undefined;
    server.respondWith([{ scenario: 'picture', beforeLast: new Promise<void>((resolve) => (finish = resolve)) }]);
    const outcome = ask();
    await untilHolds(() => {
      expect(seen.length).toBeGreaterThan(0);
    });
    expect(seen[0]?.bytes.toString('latin1', 8, 12)).toBe('WEBP');
    finish();
    expect(await outcome).toMatchObject({
      ok: true,
      received: {
        pictures: [{ mime: 'image/png' }],
        ...(!isOpenAi && { cost: { microUsd: Math.round(OPENROUTER_IMAGE_PRICE * 1_000_000), kind: 'actual' } }),
        ...(isOpenAi && { usage: { outputTokens: 1584 } }),
      },
    });
    expect(await outcome).not.toHaveProperty('received.note');
    for (const { name } of seen) expect(partials.file(name)).toBeUndefined();
    await gone();
  });

  it.each(['final-first', 'no-done', 'unknown-events', 'type-last', 'open-type-last', 'name-only'] as const)(
    'is the only result: %s',
    async (how) => {
      const { server, ask, gone } = await asking();
      server.respondWith([how]);
      const outcome = await ask();
      expect(outcome).toMatchObject({ ok: true, received: { pictures: [{ mime: 'image/png' }] } });
      if (!outcome.ok) return;
      expect(outcome.received.pictures).toHaveLength(1);
      expect(outcome.received.note).toBeUndefined();
      const bytes = readFileSync(outcome.received.pictures[0]!.path).toString('base64');
      expect([0, 1, 2].map(partialPicture)).not.toContain(bytes);
      await gone();
    },
  );

  it('is received where nothing is said of its cost', async () => {
    const { server, ask } = await asking();
    server.respondWith(['free-picture']);
    const outcome = await ask();
    expect(outcome).toMatchObject({ ok: true });
    expect(outcome).not.toHaveProperty('received.usage');
  });

  it.each(['cut-after-partials', 'cut-in-a-partial', 'cut-in-the-final', 'reset'] as const)(
    'is none where it is cut off, whatever came of it before, and was billed as the endpoint bills: %s',
    async (how) => {
      const { server, ask, gone } = await asking();
      server.respondWith([how]);
      const outcome = await ask();
      expect(outcome).toMatchObject({ ok: false });
      expect(Object.hasOwn(outcome, 'cost')).toBe(isOpenAi);
      await gone();
    },
  );

  it('is none, and was not billed, where the stream ends with an error, in the words of it', async () => {
    const { server, ask, gone } = await asking();
    server.respondWith(['error-after-partials']);
    const outcome = await ask();
    expect(outcome).toMatchObject({ ok: false });
    expect(outcome).not.toHaveProperty('cost');
    if (!outcome.ok) expect(outcome.error.message).toContain('The picture could not be made.');
    await gone();
  });

  it('may have been billed where it is stopped on the way, if the endpoint bills so', async () => {
    const { server, ask, seen } = await asking();
    server.respondWith([{ scenario: 'picture', beforeLast: sleep(60_000, undefined, { ref: false }) }]);
    const stop = new AbortController();
    const outcome = ask(stop.signal);
    await untilHolds(() => {
      expect(seen.length).toBeGreaterThan(0);
    });
    stop.abort();
    expect(await outcome).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect(Object.hasOwn(await outcome, 'cost')).toBe(isOpenAi);
  });

  it('comes of an edit as well', async () => {
    const { server, ask } = await asking({ references: [FOX] });
    expect(await ask()).toMatchObject({ ok: true });
    expect(server.requests).toHaveLength(1);
  });

  it('of 30 MB is received whole', async () => {
    const { server, ask } = await asking();
    server.respondWith(['huge-picture']);
    const outcome = await ask();
    expect(outcome).toMatchObject({ ok: true });
    if (outcome.ok) expect(outcome.received.pictures[0]?.bytes).toBeGreaterThan(25e6);
  });

  it('is the same request as one that comes at once', async () => {
    const { call } = await asking();
    const plain = isOpenAi ? (await asking({ options: {} })).call : call;
    expect(call.effective.partials).toBeGreaterThan(0);
    expect(requestHash(call.effective.request)).toBe(requestHash(plain.effective.request));
  });
});

describe('what moves, or is drawn of lines', () => {
  it.each(['gif', 'svg'])('comes at once, which is said: %s', (outputFormat) => {
    const { partials, notes } = openai.effective({
      provider: { provider: 'openai', model: 'gpt-image-2.6-flare', family: 'openai' },
      config: { family: 'openai', batch: 1, options: { partials: 2, outputFormat } },
      prompt: 'a red fox',
      instructions: '',
      references: [],
      seed: 7,
    });
    expect(partials).toBeUndefined();
    expect(notes.join(' ')).toContain(`shows no partial pictures of ${outputFormat.toUpperCase()}`);
  });
});
