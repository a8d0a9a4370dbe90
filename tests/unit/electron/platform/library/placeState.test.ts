import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { CALL_STATES } from '#shared/runs/CallState';
import { speakingCall } from '#shared/runs/placeOf';
import { SPEAKS_FOR_PLACE } from '../../../../../electron/platform/library/placeState.ts';

it('the library picks the call of a place that speaks for it as everyone else does, for any two', () => {
  const db = new Database(':memory:');
  db.exec('CREATE TABLE calls (number INTEGER PRIMARY KEY, state TEXT, sent_at INTEGER)');
  const add = db.prepare('INSERT INTO calls (number, state, sent_at) VALUES (?, ?, ?)');
  const picked = db.prepare(`SELECT number, max(${SPEAKS_FOR_PLACE}) FROM calls`);
  const calls = CALL_STATES.flatMap((state) => [5, null].map((sentAt) => ({ state, sentAt })));
  for (const older of calls) {
    for (const newer of calls) {
      db.exec('DELETE FROM calls');
      add.run(1, older.state, older.sentAt);
      add.run(2, newer.state, newer.sentAt);
      const { number } = picked.get() as { readonly number: number };
      expect([older, newer, number]).toEqual([older, newer, speakingCall(older, newer) === newer ? 2 : 1]);
    }
  }
  db.close();
});
