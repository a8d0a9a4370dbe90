import { stat } from 'node:fs/promises';
import type Database from 'better-sqlite3';
import { z } from 'zod';
import { errorCode } from '../../disk/fileErrors.ts';
import { guarded } from '../libraryErrors.ts';
import { picturePath } from '../pictureFiles.ts';
import type { Keeping } from '#shared/api/Keeping';

const row = z.object({ number: z.number(), mime: z.string(), missing: z.number() });

/** Which pictures' files are there, as it was last seen. */
export function createPresence(db: Database.Database, folder: string): Pick<Keeping, 'notePresence' | 'lookFor'> {
  const lost = db
    .prepare<[number, number], string>(
      'UPDATE pictures SET missing_at = ? WHERE number = ? AND missing_at IS NULL AND shelf < 3 RETURNING id',
    )
    .pluck();
  const back = db
    .prepare<[number], string>(
      'UPDATE pictures SET missing_at = NULL WHERE number = ? AND missing_at IS NOT NULL RETURNING id',
    )
    .pluck();
  const find = db.prepare(
    'SELECT number, mime, missing_at IS NOT NULL AS missing FROM pictures WHERE id = ? AND shelf < 3',
  );
  const notePresence: Keeping['notePresence'] = (seen, at) => {
    if (seen.length === 0) return [];
    return guarded(folder, () =>
      db
        .transaction(() =>
          seen.flatMap(({ number, isMissing }) => (isMissing ? lost.get(at, number) : back.get(number)) ?? []),
        )
        .immediate(),
    );
  };
  return {
    notePresence,
    async lookFor(id, at) {
      const known = guarded(folder, () => row.optional().parse(find.get(id)));
      if (!known) return false;
      const { number, mime, missing } = known;
      const isMissing = await isGone(picturePath(folder, id, mime));
      return isMissing !== (missing === 1) && notePresence([{ number, isMissing }], at).length > 0;
    },
  };
}

/** Whether no file is there. One that cannot be looked at may be. */
async function isGone(path: string): Promise<boolean> {
  try {
    await stat(path);
    return false;
  } catch (caught) {
    return errorCode(caught) === 'ENOENT';
  }
}
