import type { Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Shown } from './doorGuard.ts';

/** Of those that have shown nothing yet. A browser opens a handful before it says a word. */
const MOST_STRANGERS = 16;
/** Of those that have shown the cookie or the pass. Each browser opens six. */
const MOST_GUESTS = 32;
/** From connecting to showing what it is. ms */
const STRANGER_MS = 10_000;

const RANK: Readonly<Record<Shown, number>> = { nothing: 0, cookie: 1, pass: 2 };

export interface ConnectionLimits {
  readonly strangers: number;
  readonly guests: number;
  readonly strangerMs: number;
}

interface Connection {
  readonly socket: Socket;
  shown: Shown;
  /** Requests that are being answered. */
  busy: number;
  /** When something was last asked on it, as a number that counts on. */
  asked: number;
}

/**
 * The connections of the door, each of which takes a descriptor from the pictures that are on their way: few at a time, those who show nothing
 * apart from those who do, so that neither takes the place of the other. A new one always comes in; the least of its kind goes for it.
 */
export class Connections {
  readonly #limits: ConnectionLimits;
  readonly #open = new Map<Socket, Connection>();
  #count = 0;

  constructor(server: Server, limits: Partial<ConnectionLimits> = {}) {
    this.#limits = { strangers: MOST_STRANGERS, guests: MOST_GUESTS, strangerMs: STRANGER_MS, ...limits };
    server.on('connection', (socket: Socket) => {
      this.#add(socket);
    });
  }

  get size(): number {
    return this.#open.size;
  }

  /** A request has come that shows this. */
  note(socket: Socket, shown: Shown, answer: ServerResponse): void {
    const connection = this.#open.get(socket);
    if (!connection) return;
    connection.asked = ++this.#count;
    connection.busy++;
    answer.once('close', () => connection.busy--);
    if (RANK[shown] <= RANK[connection.shown]) return;
    connection.shown = shown;
    this.#makeRoom(({ shown: other }) => other !== 'nothing', this.#limits.guests);
  }

  #add(socket: Socket): void {
    const connection: Connection = { socket, shown: 'nothing', busy: 0, asked: ++this.#count };
    this.#open.set(socket, connection);
    const timer = setTimeout(() => {
      if (connection.shown === 'nothing') socket.destroy();
    }, this.#limits.strangerMs).unref();
    socket.once('close', () => {
      clearTimeout(timer);
      this.#open.delete(socket);
    });
    this.#makeRoom(({ shown }) => shown === 'nothing', this.#limits.strangers);
  }

  /** Ends those on which nothing is being answered, that have shown least, and have been quiet longest, in this order. */
  #makeRoom(isOfKind: (connection: Connection) => boolean, most: number): void {
    const kind = [...this.#open.values()].filter(isOfKind);
    const least = kind.sort(
      (a, b) => Number(a.busy > 0) - Number(b.busy > 0) || RANK[a.shown] - RANK[b.shown] || a.asked - b.asked,
    );
    for (const { socket } of least.slice(0, Math.max(0, kind.length - most))) {
      this.#open.delete(socket);
      socket.destroy();
    }
  }
}
