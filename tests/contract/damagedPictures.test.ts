import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createHash, randomBytes } from 'node:crypto';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createClient } from '#shared/api/createClient';
import type { RunEvent } from '#shared/runs/RunEvent';
import { workflowFile, writeWorkflow } from '#shared/workflow/writeWorkflow';
import { openApp, type App } from '../../electron/hosts/openApp.ts';
import { aGraph } from '../support/builders.ts';
import { runCli } from '../support/runCli.ts';
import { tempFolder } from '../support/tempFolder.ts';
import { directTransport } from '../support/transports.ts';

const SIDE = 256;
const KEY = 'AIzaSyTestTestTestTestTestTestTestTest0';

let server: Server;
let home: string;
/** What the provider gives, one each; the last for all that follow. */
let answers: Buffer[];
let requests: number;
/** What it says beside each. */
let words: string;
const opened: App[] = [];

beforeEach(async () => {
  home = join(tempFolder(), 'home');
  mkdirSync(home);
  requests = 0;
  words = '';
  server = createServer((request, response) => {
    request.resume().on('end', () => {
      const picture = answers[Math.min(requests++, answers.length - 1)] ?? Buffer.alloc(0);
      const part = { inlineData: { mimeType: 'image/png', data: picture.toString('base64') } };
      response.setHeader('content-type', 'application/json');
      response.end(
        JSON.stringify({
          candidates: [{ content: { role: 'model', parts: [{ text: words }, part] }, finishReason: 'STOP' }],
          usageMetadata: { promptTokenCount: 5, candidatesTokenCount: 1120, totalTokenCount: 1125 },
        }),
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  for (const app of opened.splice(0)) await app[Symbol.asyncDispose]();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const env = () => ({
  LUMI_HOME: home,
  LUMI_GOOGLE_BASE_URL: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
  GOOGLE_API_KEY: KEY,
});

async function open() {
  const app = await openApp({ env: env(), workingFolder: home });
  opened.push(app);
  const events: RunEvent[] = [];
  app.service.announcements.subscribe(({ announcement }) => {
    if (announcement.kind === 'run') events.push(announcement.event);
  });
  const client = createClient(directTransport(app.service));
  const ended = async (count: number) => {
    await vi.waitUntil(() => events.filter(({ kind }) => kind === 'run-finished').length >= count, { timeout: 20_000 });
    return events.splice(0);
  };
  return { app, client, ended };
}

function aFox(fields: Readonly<Record<string, unknown>> = {}) {
  return aGraph('Foxes')
    .node('provider', 'google-provider', { model: 'gemini-3-pro-image' })
    .node('config', 'gemini-config', { numImages: 1, ...fields })
    .node('draw', 'image-processor', { prompt: 'a red fox', seed: 7 })
    .wire('provider.provider', 'draw.provider')
    .wire('config.config', 'draw.config')
    .build();
}
const fox = { workflow: workflowFile(aFox()) };

type Format = 'png' | 'jpeg' | 'webp' | 'gif' | 'avif';
/** Noise, so that each part of the file holds a part of the picture. */
function drawn(format: Format, width = SIDE, height = SIDE): Promise<Buffer> {
  const raw = { width, height, channels: 3 } as const;
  return sharp(randomBytes(width * height * 3), { raw })
    .toFormat(format)
    .toBuffer();
}
const cut = (bytes: Buffer, part = 0.7) => bytes.subarray(0, Math.floor(bytes.length * part));
const kinds = (events: readonly RunEvent[]) => events.map(({ kind }) => kind);
const ids = (events: readonly RunEvent[]) =>
  events.flatMap((event) => (event.kind === 'image-saved' ? [event.image.id] : []));

describe('a picture that does not decode to its end', () => {
  it.each(['png', 'jpeg', 'gif', 'avif'] as const)(
    'is kept and billed, told to be damaged before the run ends, and answers no other run: %s',
    async (format) => {
      answers = [cut(await drawn(format)), await drawn(format)];
      const { app, client, ended } = await open();
      await client('run.start', fox);
      const first = await ended(1);
      expect(kinds(first).filter((kind) => kind.startsWith('image-'))).toEqual([
        'image-started',
        'image-saved',
        'image-damaged',
      ]);
      const [id = ''] = ids(first);
      expect(await client('picture.details', { id })).toMatchObject({
        isDamaged: true,
        made: { cost: { microUsd: expect.any(Number) as number } },
      });
      expect(existsSync(app.service.media.pictureFile(id)?.path ?? '')).toBe(true);

      expect(await client('run.preview', fox)).toMatchObject({ toSend: 1, reused: 0 });
      await client('run.start', fox);
      expect(kinds(await ended(1))).not.toContain('image-damaged');
      await client('run.start', fox);
      expect(await ended(1)).toContainEqual(expect.objectContaining({ kind: 'image-saved', reused: true }));
      expect(requests).toBe(2);
    },
  );

  it.each(['png', 'jpeg', 'gif'] as const)('has a thumbnail of what there is of it: %s', async (format) => {
    answers = [cut(await drawn(format))];
    const { app, client, ended } = await open();
    await client('run.start', fox);
    const [id = ''] = ids(await ended(1));
    expect(existsSync(await app.service.media.thumbnailFile(id, 320))).toBe(true);
  });

  it('is asked for anew when its place is asked for by itself, and stays when its run goes on', async () => {
    answers = [cut(await drawn('png')), await drawn('png')];
    const { client, ended } = await open();
    const { runId } = await client('run.start', fox);
    await ended(1);
    await client('run.resume', { runId });
    expect(kinds(await ended(1))).toContain('image-damaged');
    expect(requests).toBe(1);
    await client('run.resume', { runId, only: [{ node: 'draw', index: 0 }] });
    expect(kinds(await ended(1))).not.toContain('image-damaged');
    expect(requests).toBe(2);
    expect((await client('run.list', { limit: 5 }))[0]).toMatchObject({ status: 'completed', done: 1 });
  });

  it('is told of at the command line', async () => {
    answers = [cut(await drawn('png'))];
    const path = join(home, 'fox.lumi.json');
    writeFileSync(path, writeWorkflow(aFox()));
    const { code, stderr } = await runCli(['run', path], { env: env() });
    expect(code).toBe(0);
    expect(stderr).toContain('draw, picture 1: The picture is damaged');
  });

  it('is told at the command line as events, one JSON a line, in which nothing steers a terminal', async () => {
    words = 'A fox.\u001b[2J\u0007\u009b31m\u007f\u202e\u2028\r\nDone.';
    answers = [cut(await drawn('png', 200, 350))];
    const path = join(home, 'fox.lumi.json');
    writeFileSync(path, writeWorkflow(aFox({ aspectRatio: '16:9' })));
    const { code, stdout, stderr } = await runCli(['run', path, '--events'], { env: env() });
    expect(code).toBe(0);
    const events = stdout.split('\n').map((line) => JSON.parse(line) as RunEvent);
    expect(kinds(events)).toEqual(
      expect.arrayContaining(['run-started', 'image-saved', 'image-damaged', 'run-finished']),
    );
    const saved = events.find((event) => event.kind === 'image-saved');
    expect(saved).toMatchObject({
      text: words,
      note: expect.stringContaining('The picture is 200 × 350 px; asked for was 16:9') as string,
    });
    const damaged = { kind: 'image-damaged', node: 'draw', index: 0, image: saved?.image };
    expect(events).toContainEqual(expect.objectContaining(damaged));
    expect(stdout.replaceAll('\n', '')).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028\u202e]/);
    expect(stderr).toContain('draw, picture 1: The picture is damaged');
  });
});

describe('a picture of another shape than was asked for', () => {
  it.each([
    ['a square', 1024, 1024],
    ['one that lies on its side', 768, 1376],
    ['one of half the size', 688, 384],
  ])('says so when it is made and when it is reused: %s', async (_what, width, height) => {
    answers = [await drawn('jpeg', width, height)];
    const { client, ended } = await open();
    const wide = { workflow: workflowFile(aFox({ aspectRatio: '16:9' })) };
    await client('run.start', wide);
    const note = `The picture is ${String(width)} × ${String(height)} px; asked for was 16:9`;
    const first = await ended(1);
    expect(first).toContainEqual(
      expect.objectContaining({ kind: 'image-saved', note: expect.stringContaining(note) as string }),
    );
    const [id = ''] = ids(first);
    const { made } = await client('picture.details', { id });
    expect(made?.notes.join()).toContain(note);
    await client('run.start', wide);
    expect(await ended(1)).toContainEqual(
      expect.objectContaining({ reused: true, note: expect.stringContaining(note) as string }),
    );
  });

  it('is not noted for a few pixels, nor where the ratio was the model’s to choose', async () => {
    answers = [await drawn('jpeg', 1380, 770), await drawn('jpeg', 900, 1200)];
    const { client, ended } = await open();
    for (const graph of [aFox({ aspectRatio: '16:9' }), aFox()]) {
      await client('run.start', { workflow: workflowFile(graph) });
      const [saved] = (await ended(1)).flatMap((event) => (event.kind === 'image-saved' ? [event] : []));
      expect(saved).not.toHaveProperty('note');
    }
  });
});

describe('half a picture that a crash left', () => {
  it('is kept, and named once at the command line', async () => {
    const incoming = join(home, 'library', 'incoming', '6f0b0f8e-64b2-4d0c-9a2f-0a4c0f9b0001');
    mkdirSync(incoming, { recursive: true });
    const half = cut(await drawn('png'));
    writeFileSync(join(incoming, 'a.part'), half);
    answers = [await drawn('png')];
    const path = join(home, 'fox.lumi.json');
    writeFileSync(path, writeWorkflow(aFox()));
    const first = await runCli(['run', path], { env: env() });
    const kept = join(home, 'library', 'unreadable', `${createHash('sha256').update(half).digest('hex')}.bin`);
    expect(first.stderr).toContain(`what had come of it was kept: ${kept}`);
    expect(readFileSync(kept).equals(half)).toBe(true);
    expect(readFileSync(join(home, 'logs', 'lumi.log'), 'utf8')).toContain(kept);
    const second = await runCli(['run', path], { env: env() });
    expect([second.code, second.stderr.includes(kept)]).toEqual([0, false]);
  });
});
