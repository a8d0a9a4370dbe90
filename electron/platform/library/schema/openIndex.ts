import Database from 'better-sqlite3';
import { StorageError } from '#shared/errors/inputErrors';
import { guarded } from '../libraryErrors.ts';
import { forgetOldChanges } from '../shelf/forgetOldChanges.ts';
import { migrations } from './migrations.ts';

const MIGRATION_CACHE_KIB = 256 * 1024;

const TABLES = [
  'workflows',
  'runs',
  'calls',
  'pictures',
  'results',
  'calls_text',
  'pictures_text',
  'picture_labels',
  'reference_set_pictures',
];

/** How long opening waits for another process that makes or changes the index. */
const OPENING_TIMEOUT_MS = 10_000;
/** Between two tries of what SQLite does not wait for by itself. */
const TRY_AGAIN_MS = 20;
/** How long the program stands still, at most, for another's transaction. What must not fail waits longer without standing still. */
const BUSY_TIMEOUT_MS = 500;

/**
 * The SQLite index at a path, made or brought up to date. Several processes may have it open.
 * @throws StorageError for one that is damaged, of a newer version, or of another program; such a file is left as it is.
 */
export function openIndex(path: string, folder: string): Database.Database {
  return guarded(folder, () => {
    const db = new Database(path, { timeout: OPENING_TIMEOUT_MS });
    try {
      refuseForeign(db, folder);
      useWriteAheadLog(db);
      // FULL: a record of something paid for must survive a power cut, not only a crash.
      db.pragma('synchronous = FULL');
      migrate(db, folder);
      db.pragma('foreign_keys = ON');
      touchEveryTable(db);
      forgetOldChanges(db);
      db.pragma(`busy_timeout = ${String(BUSY_TIMEOUT_MS)}`);
      return db;
    } catch (caught) {
      db.close();
      throw caught;
    }
  });
}

/** Only reads: a file that is not ours must not even get a write-ahead log. */
function refuseForeign(db: Database.Database, folder: string): void {
  const version = versionOf(db);
  if (version > migrations.length) {
    throw new StorageError('This library was made by a newer Lumi Studio.', {
      hint: `Update Lumi Studio, or use another data folder (LUMI_HOME). Nothing in ${folder} was changed.`,
    });
  }
  if (version === 0 && db.prepare('SELECT 1 FROM sqlite_master LIMIT 1').get() !== undefined) {
    throw new StorageError('The file index.sqlite belongs to another program.', {
      hint: `Move it out of ${folder}, or use another data folder (LUMI_HOME). Nothing was changed.`,
    });
  }
}

/**
 * The mode is kept in the file, and changing it needs the file alone: do so once only. Where two programs try at the same moment, SQLite
 * refuses one of them without waiting, lest both wait for ever.
 */
function useWriteAheadLog(db: Database.Database): void {
  for (let waited = 0; ; waited += TRY_AGAIN_MS) {
    try {
      if (db.pragma('journal_mode', { simple: true }) !== 'wal') db.pragma('journal_mode = WAL');
      return;
    } catch (caught) {
      const isBusy = caught instanceof Database.SqliteError && caught.code.startsWith('SQLITE_BUSY');
      if (!isBusy || waited >= OPENING_TIMEOUT_MS) throw caught;
    }
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, TRY_AGAIN_MS);
  }
}

function migrate(db: Database.Database, folder: string): void {
  if (versionOf(db) === migrations.length) return;
  // A table that is made anew is dropped in between, and that must not touch the rows that refer to it.
  db.pragma('foreign_keys = OFF');
  // What a step rewrites of a large library is to stay in memory until it is done.
  const cacheSize = db.pragma('cache_size', { simple: true });
  db.pragma(`cache_size = -${String(MIGRATION_CACHE_KIB)}`);
  db.transaction(() => {
    // Another process may have been first.
    refuseForeign(db, folder);
    for (const migration of migrations.slice(versionOf(db))) {
      if (typeof migration === 'string') db.exec(migration);
      else migration(db);
    }
    const [orphan] = db.pragma('foreign_key_check') as readonly unknown[];
    if (orphan !== undefined) throw new Error(`The migration tore a reference: ${JSON.stringify(orphan)}`);
    db.pragma(`user_version = ${String(migrations.length)}`);
  }).immediate();
  db.pragma(`cache_size = ${String(cacheSize)}`);
}

/** A file cut short opens without complaint; better to hear of it now than when a picture has been paid for. */
function touchEveryTable(db: Database.Database): void {
  for (const table of TABLES) {
    db.prepare(`SELECT * FROM ${table} LIMIT 1`).get();
  }
}

function versionOf(db: Database.Database): number {
  return Number(db.pragma('user_version', { simple: true }));
}
