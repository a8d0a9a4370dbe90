import type Database from 'better-sqlite3';

/** Of what has changed about pictures, so much is told one by one. */
const KEPT_CHANGES = 20_000;

/** Who looks for pictures in other programs reads all anew where it is that far behind. To be called within what changes many, so that each time little goes. */
export function forgetOldChanges(db: Database.Database): void {
  const forget = db.prepare(
    'DELETE FROM shelf_changes WHERE sequence <= (SELECT max(sequence) FROM shelf_changes) - ?',
  );
  const count = db.prepare('SELECT count(*) > ? FROM shelf_changes').pluck();
  if (count.get(2 * KEPT_CHANGES) === 1) forget.run(KEPT_CHANGES);
}
