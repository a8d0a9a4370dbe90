import type Database from 'better-sqlite3';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate as immediate, setTimeout as delay } from 'node:timers/promises';
import { SHOWN_WIDTHS } from '#shared/graph/pictureTypes';
import { guarded, isBusy } from '../libraryErrors.ts';

/** How long is waited for another program that writes to the index. ms */
const PATIENCE_MS = 10_000;
const PAUSE_MS = 100;
/** Marks that are written in one transaction, while nothing else goes on. */
const AT_ONCE = 50;

/** What was found of pictures, and is written down a few at a time. */
export interface Marks {
  missing(id: string): void;
  /** Its file is there again. */
  present(id: string): void;
  damaged(id: string): void;
  /** Its bytes are well again: its thumbnails are made anew. */
  whole(id: string): void;
  /** @throws StorageError */
  write(): Promise<void>;
}

/** `now`: ms since the epoch. */
export function createMarks(db: Database.Database, folder: string, now: () => number): Marks {
  const marks: (() => void)[] = [];
  const mended: string[] = [];
  const add = (sql: string) => {
    const statement = db.prepare(sql);
    return (id: string): void => {
      marks.push(() => statement.run({ id, at: now() }));
    };
  };
  const markWhole = add("UPDATE pictures SET proof = 'whole' WHERE id = @id AND @at > 0");
  const writeSome = db.transaction((some: readonly (() => void)[]) => {
    for (const mark of some) mark();
  });
  const writePatiently = async (some: readonly (() => void)[]): Promise<void> => {
    for (let waited = 0; ; waited += PAUSE_MS) {
      try {
        guarded(folder, () => {
          writeSome.immediate(some);
        });
        return;
      } catch (caught) {
        if (!isBusy(caught) || waited >= PATIENCE_MS) throw caught;
      }
      await delay(PAUSE_MS);
    }
  };
  return {
    missing: add('UPDATE pictures SET missing_at = @at WHERE id = @id AND missing_at IS NULL AND emptied_at IS NULL'),
    present: add('UPDATE pictures SET missing_at = NULL WHERE id = @id AND @at > 0'),
    damaged: add("UPDATE pictures SET proof = 'damaged' WHERE id = @id AND @at > 0"),
    whole(id) {
      markWhole(id);
      mended.push(id);
    },
    async write() {
      while (marks.length > 0) {
        await writePatiently(marks.slice(0, AT_ONCE));
        marks.splice(0, AT_ONCE);
        // Others have their turn.
        await immediate();
      }
      for (const id of mended.splice(0)) await removeThumbnails(folder, id);
    },
  };
}

/** They may be of what it was while it was damaged. */
async function removeThumbnails(folder: string, id: string): Promise<void> {
  for (const width of SHOWN_WIDTHS) {
    await rm(join(folder, 'thumbnails', String(width), id.slice(0, 2), `${id}.webp`), { force: true });
  }
}
