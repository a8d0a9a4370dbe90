import type { AnnouncementLog } from '../../service/AnnouncementLog.ts';

/** Keeps the connection alive through whatever sits between. ms */
const HEARTBEAT_MS = 15_000;
/** Written at once, unless a single announcement is longer. characters */
const PIECE = 64 * 1024;
/** Announcements looked at for one piece. */
const BATCH = 64;
/** A listener that took nothing while so many were told does not read. */
const MOST_UNREAD = 1000;

export interface EventStreamOptions {
  /** Ends the connection: that of a listener that does not read would stay open otherwise. */
  readonly hangUp: () => void;
  readonly heartbeatMs?: number;
}

/**
 * The announcements as server-sent events. A browser that lost its connection names the last one it heard and gets what came since, or
 * an event `lost` where that is no longer kept. Both hold the id of the log: a service that was started anew has another.
 *
 * Each listener takes from the log at its own pace, so that nothing is kept for one that does not read. It is hung up on when it has
 * taken nothing for two heartbeats, or for a thousand announcements; it comes back like any other that lost its connection.
 */
export function eventStream(
  request: Request,
  log: AnnouncementLog,
  { hangUp, heartbeatMs = HEARTBEAT_MS }: EventStreamOptions,
): Response {
  const named = Number(request.headers.get('last-event-id') ?? log.last);
  const isKnown = Number.isInteger(named) && log.since(named, 0) !== undefined;
  /** The number of the last that was written. */
  let heard = isKnown ? named : log.last;
  /** The newest one when something was taken last. */
  let lastAtTaking = log.last;
  let hasTaken = true;
  let isBeat = false;
  /** Wakes the stream that has been read to its end and waits for news. */
  let wake: (() => void) | undefined;
  let leave = (): void => undefined;

  /** What there is to write now. */
  const next = (): string => {
    const news = log.since(heard, BATCH);
    // So far behind that it must be told so, which is how a connection begins.
    if (!news) hangUp();
    let text = '';
    for (const { id, announcement } of news ?? []) {
      text += `id: ${id}\ndata: ${JSON.stringify(announcement)}\n\n`;
      heard = id;
      if (text.length > PIECE) break;
    }
    if (text === '' && isBeat) text = ': still here\n\n';
    isBeat = false;
    return text;
  };

  const body = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const unsubscribe = log.subscribe(({ id }) => {
          if (wake) wake();
          else if (id - lastAtTaking > MOST_UNREAD) hangUp();
        });
        const heartbeat = setInterval(() => {
          isBeat = true;
          if (wake) wake();
          else if (!hasTaken) hangUp();
          hasTaken = false;
        }, heartbeatMs);
        leave = () => {
          unsubscribe();
          clearInterval(heartbeat);
          wake?.();
        };
        request.signal.addEventListener(
          'abort',
          () => {
            leave();
          },
          { once: true },
        );
        // The id makes even the first reconnection exact.
        const words = `retry: 1000\nid: ${heard}\nevent: ${isKnown ? 'hello' : 'lost'}\n`;
        controller.enqueue(bytesOf(`${words}data: ${JSON.stringify({ log: log.id })}\n\n`));
      },
      async pull(controller) {
        lastAtTaking = log.last;
        hasTaken = true;
        for (let text = next(); !request.signal.aborted; text = next()) {
          if (text !== '') {
            controller.enqueue(bytesOf(text));
            return;
          }
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
          wake = undefined;
        }
      },
      cancel() {
        leave();
      },
    },
    // Asked for when it is read, not before.
    { highWaterMark: 0 },
  );
  return new Response(body, {
    headers: { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store', 'X-Accel-Buffering': 'no' },
  });
}

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
