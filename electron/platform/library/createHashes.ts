import type Database from 'better-sqlite3';
import { guarded } from './libraryErrors.ts';

/** Thumbhashes, base64, that were worked out. */
export interface Hashes {
  isKnown(id: string): boolean;
  /** Written down soon, together with others: none is worth a transaction of its own. */
  note(id: string, hash: string): void;
  /** Writes down at once what is left. */
  close(): void;
}

/** ms */
const SOON = 300;

export function createHashes(db: Database.Database, folder: string, log: (error: unknown) => void): Hashes {
  const has = db.prepare('SELECT thumbhash IS NOT NULL FROM pictures WHERE id = ?').pluck();
  const set = db.prepare('UPDATE pictures SET thumbhash = ? WHERE id = ?');
  const known = new Set<string>();
  const waiting = new Map<string, string>();
  let timer: NodeJS.Timeout | undefined;

  const write = () => {
    clearTimeout(timer);
    timer = undefined;
    if (waiting.size === 0) return;
    try {
      guarded(folder, () => {
        db.transaction(() => {
          for (const [id, hash] of waiting) set.run(Buffer.from(hash, 'base64'), id);
        }).immediate();
      });
    } catch (caught) {
      // It is worked out again when the thumbnail is next asked for.
      for (const id of waiting.keys()) known.delete(id);
      log(caught);
    }
    waiting.clear();
  };
  return {
    isKnown(id) {
      if (!known.has(id) && guarded(folder, () => has.get(id)) !== 0) known.add(id);
      return known.has(id);
    },
    note(id, hash) {
      if (this.isKnown(id)) return;
      known.add(id);
      waiting.set(id, hash);
      timer ??= setTimeout(write, SOON);
    },
    close: write,
  };
}
