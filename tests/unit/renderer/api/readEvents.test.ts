import { expect, it } from 'vitest';
import { readEvents, type ServerSentEvent } from '../../../../renderer/src/api/readEvents.ts';
import { growthOf, LINEAR } from '../../../support/growthOf.ts';

/** A body that comes in pieces of so many bytes. */
function bodyOf(text: string, size: number): ReadableStream<Uint8Array> {
  const bytes = Buffer.from(text);
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      if (at >= bytes.length) controller.close();
      else controller.enqueue(bytes.subarray(at, (at += size)));
    },
  });
}

async function read(text: string, size: number): Promise<ServerSentEvent[]> {
  const events: ServerSentEvent[] = [];
  for await (const event of readEvents(bodyOf(text, size))) events.push(event);
  return events;
}

const STREAM =
  'retry: 1000\nid: 3\nevent: hello\ndata: {"log":"x"}\n\n: still here\n\nid: 4\ndata: {"text":"a: b – ü 🦊"}\n\nid: 5\nda';

it('gives every whole event, whatever pieces it comes in, and passes over comments', async () => {
  for (const size of [1, 2, 3, 7, 1000])
    expect(await read(STREAM, size)).toEqual([
      { id: 3, event: 'hello', data: '{"log":"x"}' },
      { id: 4, event: 'message', data: '{"text":"a: b – ü 🦊"}' },
    ]);
});

it('takes no more than its share of time for an event that is long', async () => {
  const anEvent = (length: number) => `id: 1\ndata: ${'x'.repeat(length)}\n\n`;
  expect(await growthOf(anEvent, 2_000_000, (text) => read(text, 1024))).toBeLessThan(LINEAR);
});
