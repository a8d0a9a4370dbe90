import { expect, it } from 'vitest';
import type { Announcement } from '#shared/api/contract';
import { createClient } from '#shared/api/createClient';
import { workflowFile } from '#shared/workflow/writeWorkflow';
import { sampleGraph } from '../support/runs.ts';
import { startTestHost } from '../support/testApp.ts';
import { listen, loopbackTransport, visit, type ServerSentEvent } from '../support/transports.ts';

function runEventsOf(heard: readonly ServerSentEvent[]) {
  return heard
    .filter(({ event }) => event === 'message')
    .map(({ data }) => JSON.parse(data) as Announcement)
    .flatMap((announcement) => (announcement.kind === 'run' ? announcement.event : []));
}

it('a page that lost its connection hears what it missed, in order and once', async () => {
  const { host } = await startTestHost();
  const visitor = await visit(host);
  const client = createClient(loopbackTransport(visitor));
  const heard: ServerSentEvent[] = [];
  const broken = new AbortController();
  const connected = Promise.withResolvers<undefined>();
  const first = listen(visitor, broken.signal, (event) => {
    heard.push(event);
    if (event.event === 'hello') connected.resolve(undefined);
    if (event.data.includes('image-saved')) broken.abort();
  });
  await connected.promise;
  await client('run.start', { workflow: workflowFile(sampleGraph(6).build()) });
  await first;
  await expect.poll(async () => (await client('run.current'))[0]?.events.at(-1)?.kind).toBe('run-finished');

  const again = new AbortController();
  await listen(
    visitor,
    again.signal,
    (event) => {
      heard.push(event);
      if (event.data.includes('run-finished')) again.abort();
    },
    heard.at(-1)?.id,
  );
  const events = runEventsOf(heard);
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_, at) => at));
  expect(events.at(-1)?.kind).toBe('run-finished');
});

it('a page that loses its connection again before it caught up still hears everything', async () => {
  const { host } = await startTestHost();
  const visitor = await visit(host);
  const client = createClient(loopbackTransport(visitor));
  await client('run.start', { workflow: workflowFile(sampleGraph(1).build()) });
  await expect.poll(async () => (await client('run.current'))[0]?.events.at(-1)?.kind).toBe('run-finished');
  const broken = new AbortController();
  let greeting: ServerSentEvent | undefined;
  await listen(
    visitor,
    broken.signal,
    (event) => {
      greeting ??= event;
      broken.abort();
    },
    '2',
  );
  expect(greeting).toMatchObject({ event: 'hello', id: '2' });
});

it('is greeted with what tells one start of the service from another', async () => {
  const greetings: ServerSentEvent[] = [];
  const { host: first } = await startTestHost();
  const { host: second } = await startTestHost();
  for (const [host, heard] of [
    [first, undefined],
    [first, '4711'],
    [second, undefined],
  ] as const) {
    const ended = new AbortController();
    const greet = (event: ServerSentEvent) => {
      greetings.push(event);
      ended.abort();
    };
    await listen(await visit(host), ended.signal, greet, heard);
  }
  expect(greetings.map(({ event }) => event)).toEqual(['hello', 'lost', 'hello']);
  const [one, again, other] = greetings.map(({ data }) => (JSON.parse(data) as { log: string }).log);
  expect(again).toBe(one);
  expect(other).not.toBe(one);
});

it('a page that missed too much, or comes from an earlier start, is told to ask anew', async () => {
  const { host } = await startTestHost();
  const visitor = await visit(host);
  const heard: ServerSentEvent[] = [];
  const ended = new AbortController();
  await listen(
    visitor,
    ended.signal,
    (event) => {
      heard.push(event);
      ended.abort();
    },
    '4711',
  );
  expect(heard[0]?.event).toBe('lost');
});

it('a picture is served to who has the cookie, small and whole, and to nobody else', async () => {
  const { host, app } = await startTestHost();
  const visitor = await visit(host);
  const client = createClient(loopbackTransport(visitor));
  await client('run.start', { workflow: workflowFile(sampleGraph(1).build()) });
  await expect.poll(() => app.client('picture.list', { limit: 1 })).toHaveLength(1);
  const [picture] = await client('picture.list', { limit: 1 });
  const path = `/media/${picture?.image.id ?? ''}`;
  const whole = await visitor.fetch(path);
  expect((await whole.arrayBuffer()).byteLength).toBe(picture?.bytes);
  const small = await visitor.fetch(`${path}?w=320`);
  expect(small.headers.get('content-type')).toBe('image/webp');
  expect((await small.arrayBuffer()).byteLength).toBeLessThan(picture?.bytes ?? 0);
  expect((await fetch(visitor.origin + path)).status).toBe(401);
});

it('no bytes of a picture cross to the page in a call or an event, only what names it', async () => {
  const { host } = await startTestHost();
  const visitor = await visit(host);
  const client = createClient(loopbackTransport(visitor));
  const told: string[] = [];
  const over = new AbortController();
  const listening = listen(visitor, over.signal, ({ data }) => {
    told.push(data);
    if (data.includes('run-finished')) over.abort();
  });
  const { runId } = await client('run.start', { workflow: workflowFile(sampleGraph(2).build()) });
  await listening;
  const pictures = await client('picture.list', { limit: 10 });
  expect(pictures).toHaveLength(2);
  told.push(JSON.stringify([pictures, await client('run.current'), await client('run.details', { runId })]));
  for (const { image } of pictures) {
    const bytes = Buffer.from(await (await visitor.fetch(`/media/${image.id}`)).arrayBuffer());
    expect(bytes.length).toBeGreaterThan(1000);
    // The beginning is the same for all of its kind; a text whose bytes begin elsewhere is shifted by one or two.
    const pieces = [0, 1, 2].map((shift) => bytes.subarray(600 + shift, 630 + shift).toString('base64'));
    expect(told.filter((text) => pieces.some((piece) => text.includes(piece)))).toEqual([]);
    expect(told.some((text) => text.includes(image.id))).toBe(true);
  }
  expect(told.join('')).not.toMatch(/data:image|base64/);
});
