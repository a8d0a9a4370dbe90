import { rmSync } from 'node:fs';
import { setImmediate as letOthers } from 'node:timers/promises';
import type Database from 'better-sqlite3';
import { z } from 'zod';
import { SHOWN_WIDTHS } from '#shared/graph/pictureTypes';
import { StorageError } from '#shared/errors/inputErrors';
import { fileError } from '../../disk/fileErrors.ts';
import { guarded } from '../libraryErrors.ts';
import { picturePath, thumbnailPath } from '../pictureFiles.ts';
import { createUses } from './createUses.ts';
import type { Keeping } from '#shared/api/Keeping';

/** Files of a transaction: nobody else writes meanwhile. */
const SLICE = 100;

const sizeRow = z.object({ count: z.number(), bytes: z.number() });
const row = z.object({ number: z.number(), id: z.string(), mime: z.string(), bytes: z.number() });
type Row = z.infer<typeof row>;

/** A picture that is emptied, and whose file the disk did not let go of. */
interface Stuck {
  readonly picture: Row;
  readonly reason: string;
}

/**
 * Empties the trash: the only thing that removes a picture's file. It is written down first that a picture is emptied, then its file goes, so that
 * what a crash leaves over is finished the next time. A file goes only while its picture is still emptied, within a transaction: one that comes
 * back is claimed before it is put in place. One that the disk does not let go of is told and stays noted; it hinders no other.
 */
export function createEmptying(db: Database.Database, folder: string): Pick<Keeping, 'trashSize' | 'emptyTrash'> {
  const inTrash = db.prepare(
    'SELECT number, id, mime, bytes FROM pictures WHERE trashed_at <= ? AND shelf = 2 ORDER BY trashed_at, number',
  );
  const size = db.prepare(
    'SELECT count(*) AS count, coalesce(sum(bytes), 0) AS bytes FROM pictures WHERE trashed_at <= ? AND shelf = 2',
  );
  const empty = db.prepare('UPDATE pictures SET emptied_at = ?, trashed_at = NULL WHERE number = ? AND shelf = 2');
  const note = db.prepare('INSERT OR IGNORE INTO files_to_remove VALUES (?)');
  const noted = db.prepare(`
    SELECT p.number, p.id, p.mime, p.bytes FROM files_to_remove f JOIN pictures p ON p.number = f.picture
    WHERE f.picture > ? ORDER BY f.picture LIMIT ${String(SLICE)}`);
  const isEmptied = db.prepare('SELECT emptied_at IS NOT NULL FROM pictures WHERE number = ?').pluck();
  const forget = db.prepare('DELETE FROM files_to_remove WHERE picture = ?');
  const uses = createUses(db);
  const write = (work: () => void): void => {
    guarded(folder, () => {
      db.transaction(work).immediate();
    });
  };

  /** Gives those whose files are there still, and why. */
  const removeFiles = (slice: readonly Row[]): readonly Stuck[] => {
    const stuck: Stuck[] = [];
    write(() => {
      for (const picture of slice) {
        const reason = isEmptied.get(picture.number) === 1 ? removeFilesOf(folder, picture) : undefined;
        if (reason === undefined) forget.run(picture.number);
        else stuck.push({ picture, reason });
      }
    });
    return stuck;
  };

  /** What was left over by an emptying before this one. */
  const finishEarlier = async (): Promise<readonly Stuck[]> => {
    const stuck: Stuck[] = [];
    for (let last = -1; ;) {
      const from = last;
      const slice = guarded(folder, () => z.array(row).parse(noted.all(from)));
      last = slice.at(-1)?.number ?? last;
      if (slice.length === 0) return stuck;
      stuck.push(...removeFiles(slice));
      await letOthers();
    }
  };

  return {
    trashSize: (until) => guarded(folder, () => sizeRow.parse(size.get(until))),
    async emptyTrash(until, at) {
      const kept = (await finishEarlier()).map(told);
      const found = guarded(folder, () => z.array(row).parse(inTrash.all(until)));
      let [count, bytes] = [0, 0];
      for (let from = 0; from < found.length; from += SLICE) {
        const emptied: Row[] = [];
        write(() => {
          const used = uses();
          for (const picture of found.slice(from, from + SLICE)) {
            const reason = used(picture.id);
            if (reason !== undefined) kept.push({ id: picture.id, reason });
            else if (empty.run(at, picture.number).changes > 0) {
              note.run(picture.number);
              emptied.push(picture);
            }
          }
        });
        const stuck = removeFiles(emptied);
        kept.push(...stuck.map(told));
        for (const picture of emptied) {
          if (stuck.some((one) => one.picture === picture)) continue;
          count++;
          bytes += picture.bytes;
        }
        await letOthers();
      }
      return { count, bytes, kept };
    },
  };
}

function told({ picture, reason }: Stuck): { readonly id: string; readonly reason: string } {
  return { id: picture.id, reason };
}

/** Gives why they could not be removed, in words. */
function removeFilesOf(folder: string, { id, mime }: Row): string | undefined {
  try {
    rmSync(picturePath(folder, id, mime), { force: true });
    for (const width of SHOWN_WIDTHS) rmSync(thumbnailPath(folder, id, width), { force: true });
    return undefined;
  } catch (caught) {
    const error = fileError('Removing its file', caught);
    if (!(error instanceof StorageError)) throw error;
    return `${error.message} That is tried again whenever the trash is emptied.`;
  }
}
