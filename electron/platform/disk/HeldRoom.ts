import { readdirSync } from 'node:fs';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const MIB = 1024 * 1024;
/** Given up one at a time. bytes */
const PIECE_BYTES = 4 * MIB;
/** Most that is held, however many calls are under way. bytes */
const MOST_BYTES = 256 * MIB;

/** Name of the folder, in the folder of what arrives, in which room is held. */
export const ROOM = 'room';

/**
 * Room on the disk that is really taken, in pieces, so that another program that fills the disk meanwhile costs no picture that is paid for:
 * `withRoom` gives pieces up where a write meets a full disk.
 */
export class HeldRoom {
  readonly #folder: string;
  readonly #log: (error: unknown) => void;
  #wanted = 0;
  #growing: Promise<void> | undefined;
  #isClosed = false;

  /** `folder`: where this program's pictures arrive. */
  constructor(folder: string, log: (error: unknown) => void) {
    this.#folder = join(folder, ROOM);
    this.#log = log;
  }

  /** bytes */
  get held(): number {
    try {
      return readdirSync(this.#folder).length * PIECE_BYTES;
    } catch {
      return 0;
    }
  }

  /** Grows in the background until so many bytes are held; what is held already stays. */
  hold(bytes: number): void {
    this.#wanted = Math.min(MOST_BYTES, bytes);
    if (this.#isClosed || this.#growing || this.held >= this.#wanted) return;
    this.#growing = this.#grow()
      // Less room is held then; calls are still refused where the disk is almost full.
      .catch(this.#log)
      .finally(() => {
        this.#growing = undefined;
      });
  }

  /** Returns when as much is held as was asked for, or can be. */
  async grown(): Promise<void> {
    await this.#growing;
  }

  /** Gives all of it up. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#growing;
    await rm(this.#folder, { recursive: true, force: true });
  }

  async #grow(): Promise<void> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    // Not zeros: some file systems take no room for them.
    const piece = crypto.getRandomValues(Buffer.alloc(64 * 1024));
    const bytes = Buffer.concat(Array.from({ length: PIECE_BYTES / piece.length }, () => piece));
    while (!this.#isClosed && this.held < this.#wanted) {
      const path = join(this.#folder, crypto.randomUUID());
      try {
        await writeFile(path, bytes, { flag: 'wx', mode: 0o600 });
      } catch (caught) {
        await rm(path, { force: true });
        throw caught;
      }
    }
  }
}

/**
 * Does what writes to disk, and where that is full gives up a piece of what is held and does it again. `folder`: where this program's
 * pictures arrive. `work` may be done again from its start at any point.
 */
export async function withRoom<T>(folder: string, work: () => T | Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (caught) {
      if (!isFull(caught) || !(await giveUpPiece(join(folder, ROOM)))) throw caught;
    }
  }
}

/** Whether there was one. */
async function giveUpPiece(room: string): Promise<boolean> {
  const [piece] = await readdir(room).catch(() => []);
  if (piece === undefined) return false;
  await rm(join(room, piece), { force: true });
  return true;
}

function isFull(caught: unknown): boolean {
  if (!(caught instanceof Error)) return false;
  const code = 'code' in caught ? String(caught.code) : '';
  return code === 'ENOSPC' || code === 'EDQUOT' || code === 'SQLITE_FULL' || isFull(caught.cause);
}
