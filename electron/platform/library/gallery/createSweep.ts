import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setImmediate as letOthers } from 'node:timers/promises';
import type Database from 'better-sqlite3';
import type { Presence } from '#shared/api/Gallery';
import { errorCode } from '../../disk/fileErrors.ts';
import { picturePath } from '../pictureFiles.ts';

const FOLDERS = 256;

/**
 * Looks for the file of every picture by reading each folder once, which takes a million pictures about as long as a thousand single ones. A
 * folder that cannot be read says nothing of its pictures. Others are let in after each folder.
 */
export function createSweep(db: Database.Database, folder: string): () => Promise<readonly Presence[]> {
  const rows = db
    .prepare<[string, string], [number, string, string, number]>(
      'SELECT number, id, mime, missing_at IS NOT NULL FROM pictures WHERE id >= ? AND id < ? AND shelf < 3',
    )
    .raw();
  return async () => {
    const presence: Presence[] = [];
    for (let byte = 0; byte < FOLDERS; byte++) {
      const start = byte.toString(16).padStart(2, '0');
      const files = filesOf(join(folder, 'pictures', start));
      if (files) {
        for (const [number, id, mime, wasMissing] of rows.all(start, `${start}g`)) {
          const isMissing = !files.has(basename(picturePath(folder, id, mime)));
          if (isMissing !== (wasMissing === 1)) presence.push({ number, isMissing });
        }
      }
      await letOthers();
    }
    return presence;
  };
}

/** `undefined`: it cannot be read. */
function filesOf(folder: string): ReadonlySet<string> | undefined {
  try {
    return new Set(readdirSync(folder));
  } catch (caught) {
    return errorCode(caught) === 'ENOENT' ? new Set() : undefined;
  }
}
