/** One server-sent event. */
export interface ServerSentEvent {
  readonly id: number;
  /** `message` where none is named. */
  readonly event: string;
  readonly data: string;
}

/**
 * The server-sent events of a body, as our door writes them: one line a field, `\n` alone. Comments are passed over.
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html#parsing-an-event-stream
 */
export async function* readEvents(body: ReadableStream<Uint8Array>): AsyncGenerator<ServerSentEvent> {
  const reader = body.pipeThrough(new TextDecoderStream() as TransformStream<Uint8Array, string>).getReader();
  let pieces: string[] = [];
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      // Looked for in the new piece only, so that a long event is not searched over and over.
      if (!`${pieces.at(-1)?.at(-1) ?? ''}${value}`.includes('\n\n')) {
        pieces.push(value);
        continue;
      }
      const texts = `${pieces.join('')}${value}`.split('\n\n');
      pieces = [texts.pop() ?? ''];
      yield* texts.flatMap(eventOf);
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

function eventOf(text: string): readonly ServerSentEvent[] {
  const fields = new Map(
    text.split('\n').map((line) => {
      const colon = line.indexOf(': ');
      return [line.slice(0, colon), line.slice(colon + 2)] as const;
    }),
  );
  const data = fields.get('data');
  return data === undefined ? [] : [{ id: Number(fields.get('id')), event: fields.get('event') ?? 'message', data }];
}
