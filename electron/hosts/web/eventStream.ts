import type { AnnouncementLog, NumberedAnnouncement } from '../../service/AnnouncementLog.ts';

/** Keeps the connection alive through whatever sits between. ms */
const HEARTBEAT_MS = 15_000;

/**
 * The announcements as server-sent events. A browser that lost its connection names the last one it heard and gets what came since, or
 * an event `lost` where that is no longer kept. Both hold the id of the log: a service that was started anew has another.
 */
export function eventStream(request: Request, log: AnnouncementLog): Response {
  const heard = Number(request.headers.get('last-event-id') ?? log.last);
  let leave = (): void => undefined;
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const encoder = new TextEncoder();
      const send = (text: string) => {
        controller.enqueue(encoder.encode(text));
      };
      const missed = Number.isInteger(heard) ? log.since(heard) : undefined;
      // The id makes even the first reconnection exact.
      const greeting = missed ? { event: 'hello', id: heard } : { event: 'lost', id: log.last };
      send(`retry: 1000\nid: ${greeting.id}\nevent: ${greeting.event}\ndata: ${JSON.stringify({ log: log.id })}\n\n`);
      for (const item of missed ?? []) send(message(item));
      const unsubscribe = log.subscribe((item) => {
        send(message(item));
      });
      const heartbeat = setInterval(() => {
        send(': still here\n\n');
      }, HEARTBEAT_MS);
      leave = () => {
        unsubscribe();
        clearInterval(heartbeat);
      };
      request.signal.addEventListener(
        'abort',
        () => {
          leave();
        },
        { once: true },
      );
    },
    cancel() {
      leave();
    },
  });
  return new Response(body, {
    headers: { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store', 'X-Accel-Buffering': 'no' },
  });
}

function message({ id, announcement }: NumberedAnnouncement): string {
  return `id: ${id}\ndata: ${JSON.stringify(announcement)}\n\n`;
}
