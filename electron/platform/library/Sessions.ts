import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { lockFile, type FileLock } from './fileLock.ts';

const ENDING = '.lock';

/**
 * The programs that have the library open. Each holds a lock on a file of its own in `sessions/`, from opening to closing: the system lets go
 * of it whatever way a program ends, so whoever can take it knows that program to be dead.
 */
export class Sessions {
  /** Of this program, a UUID. */
  readonly own: string;
  readonly #folder: string;
  readonly #ownLock: FileLock;

  /** Makes and locks this program's file. */
  constructor(folder: string) {
    this.#folder = folder;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    for (;;) {
      const id = randomUUID();
      const lock = take(this.#pathOf(id));
      // Another program that starts now may have taken the file for a dead one's before it was locked, and have removed it.
      if (lock && existsSync(this.#pathOf(id))) {
        this.own = id;
        this.#ownLock = lock;
        return;
      }
      lock?.release();
    }
  }

  /** Every program that left a file, this one not among them. */
  others(): readonly string[] {
    return readdirSync(this.#folder)
      .filter((name) => name.endsWith(ENDING))
      .map((name) => name.slice(0, -ENDING.length))
      .filter((id) => id !== this.own);
  }

  isAlive(id: string): boolean {
    if (id === this.own) return true;
    if (!existsSync(this.#pathOf(id))) return false;
    const lock = take(this.#pathOf(id));
    lock?.release();
    return !lock;
  }

  /** Takes what a dead program left for as long as it is worked on; `undefined`: it lives, or another program is at it. */
  claim(id: string): Claim | undefined {
    const path = this.#pathOf(id);
    const lock = id === this.own ? undefined : take(path);
    return (
      lock && {
        settled: () => {
          remove(path, lock);
        },
        release: () => {
          lock.release();
        },
      }
    );
  }

  /** Ends this program's session. */
  close(): void {
    remove(this.#pathOf(this.own), this.#ownLock);
  }

  #pathOf(id: string): string {
    return join(this.#folder, id + ENDING);
  }
}

export interface Claim {
  /** Nothing is left of that program. */
  settled(): void;
  /** Something is left, to be looked at another time. */
  release(): void;
}

const take = (path: string) => lockFile(path, 'alone');

/** While the lock is held no other can take the file for its own. Windows removes no file that is open. */
function remove(path: string, lock: FileLock): void {
  if (process.platform === 'win32') lock.release();
  rmSync(path, { force: true });
  if (process.platform !== 'win32') lock.release();
}
