import type Database from 'better-sqlite3';
import { setImmediate as letOthers } from 'node:timers/promises';
import { Columns } from './Columns.ts';
import { createColumnFiller } from './fillColumns.ts';

/** The columns of all pictures, read when they are first asked for and kept up to date from then on. */
export class Shelves {
  readonly #db: Database.Database;
  readonly #filler;
  #loading: Promise<Columns> | undefined;
  #columns: Columns | undefined;
  #seen = 0;
  #version: unknown;
  /** Orders that were worked out, by name; those of before a change are gone. */
  #orders = new Map<string, Int32Array>();

  constructor(db: Database.Database) {
    this.#db = db;
    this.#filler = createColumnFiller(db);
  }

  /** As the index is now. Reading all of a large library takes seconds the first time, in which others come through. */
  async current(): Promise<Columns> {
    const columns = this.#columns ?? (await this.load());
    const version = this.#db.pragma('data_version', { simple: true });
    if (version === this.#version) return columns;
    const isFresh = this.#db.transaction(() => {
      const sequence = this.#filler.sequence();
      const isTold = this.#filler.refresh(columns, this.#seen);
      if (sequence !== this.#seen) this.#orders.clear();
      this.#seen = sequence;
      return isTold;
    })();
    if (!isFresh) {
      this.#columns = undefined;
      return this.current();
    }
    this.#version = version;
    return columns;
  }

  /** Begins to read them, if nobody has. */
  load(): Promise<Columns> {
    this.#loading ??= this.#read().finally(() => {
      this.#loading = undefined;
    });
    return this.#loading;
  }

  /** An order of all pictures: what was worked out before holds until something changes. */
  order(name: string, make: () => Int32Array): Int32Array {
    const present = this.#orders.get(name);
    if (present) return present;
    const made = make();
    this.#orders.set(name, made);
    return made;
  }

  async #read(): Promise<Columns> {
    if (this.#columns) return this.#columns;
    const columns = new Columns();
    this.#seen = this.#filler.sequence();
    this.#version = undefined;
    this.#orders.clear();
    const filling = this.#filler.fill(columns);
    while (!filling.next().done) await letOthers();
    this.#columns = columns;
    return columns;
  }
}
