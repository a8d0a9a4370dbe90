import type Database from 'better-sqlite3';
import { z } from 'zod';

const active = z.object({ id: z.string(), name: z.string(), text: z.string() });
const PICTURE_ID = /\b[0-9a-f]{64}\b/g;

/**
 * What a picture is still needed for, as of now, in words; `undefined`: nothing. A version of a reference set is for ever, and a run that waits
 * or is under way names pictures in its graph, sends them, and hands on those it made.
 */
export function createUses(db: Database.Database): () => (id: string) => string | undefined {
  const set = db
    .prepare<[string], string>(
      'SELECT s.name FROM reference_set_pictures r JOIN reference_sets s ON s.id = r.reference_set WHERE r.picture = ? LIMIT 1',
    )
    .pluck();
  const ACTIVE = "state IN ('queued', 'running')";
  const runs = db.prepare(
    `SELECT runs.id, runs.name, w.text FROM runs JOIN workflows w ON w.hash = runs.workflow WHERE ${ACTIVE}`,
  );
  const ofCalls = db
    .prepare<[{ run: string }], string>(
      `SELECT r.picture FROM calls c JOIN results r ON r.call = c.number WHERE c.run = @run
       UNION SELECT g.picture FROM calls c JOIN call_references g ON g.call = c.number WHERE c.run = @run`,
    )
    .pluck();
  return () => {
    const needed = new Map<string, string>();
    for (const { id: run, name, text } of z.array(active).parse(runs.all())) {
      for (const id of [...(text.match(PICTURE_ID) ?? []), ...ofCalls.all({ run })]) needed.set(id, name);
    }
    return (id) => {
      const run = needed.get(id);
      if (run !== undefined) return `The run “${run}”, which waits or is under way, uses it.`;
      const name = set.get(id);
      return name === undefined ? undefined : `It is in the reference set “${name}”.`;
    };
  };
}
