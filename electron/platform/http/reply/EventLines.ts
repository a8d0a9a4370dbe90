const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const FIELD = /^(?:data|event|id|retry)?:/;
/** Longer than any name of a field. */
const START_BYTES = 8;
const DATA = /^data: ?/;
const NAME = /^event: ?/;
/** Of what an event is called; longer ones are cut. */
const NAME_BYTES = 200;
/** Begins as a field does, and is none. */
const DATA_URL = /^data:(?:[\w.+-]+\/[\w.+-]+)?;/;

/** Whether a reply begins as a stream of events does. */
export function isEventStream(head: string): boolean {
  return FIELD.test(head) && !DATA_URL.test(head);
}

/** Hears an event stream sorted. */
export interface EventParts {
  readonly data: (bytes: Buffer) => void;
  /** What the event is called that is being told, where a line of its own says so. */
  readonly named?: (name: string) => void;
  readonly ended: () => void;
}

/**
 * Takes the data out of a stream of events, in steps cut anywhere. A line that is of no field is data that was broken in two.
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation
 */
export class EventLines {
  readonly #parts: EventParts;
  /** The start of a line, while it is not known what it is. */
  #start: Buffer = Buffer.alloc(0);
  #line: 'start' | 'data' | 'name' | 'other' = 'start';
  #name = '';

  constructor(parts: EventParts) {
    this.#parts = parts;
  }

  push(chunk: Buffer): void {
    let rest = this.#start.length > 0 ? Buffer.concat([this.#start, chunk]) : chunk;
    this.#start = Buffer.alloc(0);
    while (rest.length > 0) {
      const feed = rest.indexOf(LINE_FEED);
      if (this.#line === 'start') {
        if (feed < 0 && rest.length < START_BYTES) {
          this.#start = rest;
          return;
        }
        rest = this.#begin(rest, feed);
        continue;
      }
      const end = feed < 0 ? rest.length : feed + 1;
      if (this.#line === 'data') this.#parts.data(rest.subarray(0, end));
      if (this.#line === 'name') this.#nameOn(rest.subarray(0, end), feed >= 0);
      if (feed >= 0) this.#line = 'start';
      rest = rest.subarray(end);
    }
  }

  end(): void {
    if (this.#start.length > 0) this.#parts.data(this.#start);
    this.#parts.ended();
  }

  /** Gives what of the line is left to read. */
  #begin(rest: Buffer, feed: number): Buffer {
    const start = rest.toString('latin1', 0, feed < 0 ? START_BYTES : Math.min(feed + 1, START_BYTES));
    if (/^\r?\n/.test(start)) {
      this.#parts.ended();
      const next = rest.findIndex((byte) => byte !== LINE_FEED && byte !== CARRIAGE_RETURN);
      return next < 0 ? rest.subarray(rest.length) : rest.subarray(next);
    }
    const field = (DATA.exec(start) ?? NAME.exec(start))?.[0];
    if (field === undefined) this.#line = FIELD.test(start) ? 'other' : 'data';
    else this.#line = DATA.test(field) ? 'data' : 'name';
    return rest.subarray(field?.length ?? 0);
  }

  #nameOn(bytes: Buffer, isWhole: boolean): void {
    this.#name += bytes.toString('latin1', 0, NAME_BYTES - this.#name.length);
    if (!isWhole) return;
    this.#parts.named?.(this.#name.trim());
    this.#name = '';
  }
}
