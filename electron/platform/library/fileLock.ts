import Database from 'better-sqlite3';

/** What a program holds until it lets go of it, or ends in whatever way. */
export interface FileLock {
  release(): void;
}

/**
 * A lock on a file of its own, which is made: a SQLite database without a byte in it, because SQLite brings a lock that works on every
 * system, and that the system lets go of whatever way a program ends. `shared`: others may hold it so too, but none may hold it alone.
 * `undefined`: somebody holds it in a way that keeps us out.
 */
export function lockFile(path: string, kind: 'shared' | 'alone'): FileLock | undefined {
  const db = new Database(path, { timeout: 0 });
  try {
    // Nothing is ever written, so nothing need be undone: no second file is left by who dies.
    db.pragma('journal_mode = MEMORY');
    db.exec(kind === 'alone' ? 'BEGIN EXCLUSIVE' : 'BEGIN; SELECT count(*) FROM sqlite_schema');
    return {
      release() {
        db.close();
      },
    };
  } catch (caught) {
    db.close();
    if (caught instanceof Error && 'code' in caught && String(caught.code).startsWith('SQLITE_BUSY')) return undefined;
    throw caught;
  }
}
