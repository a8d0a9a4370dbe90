import type Database from 'better-sqlite3';
import { z } from 'zod';
import { guarded } from './libraryErrors.ts';

/** What is known of a picture's bytes: whether they decode to their end. */
export type Proof = 'whole' | 'damaged';

export interface Proofs {
  /** `undefined`: nobody tried yet, or there is no such picture. */
  of(id: string): Proof | undefined;
  note(id: string, proof: Proof): void;
}

const proofColumn = z.enum(['whole', 'damaged']).nullish();

export function createProofs(db: Database.Database, folder: string): Proofs {
  const select = db.prepare('SELECT proof FROM pictures WHERE id = ?').pluck();
  const update = db.prepare('UPDATE pictures SET proof = ? WHERE id = ?');
  return {
    of: (id) => guarded(folder, () => proofColumn.parse(select.get(id)) ?? undefined),
    note: (id, proof) => {
      guarded(folder, () => update.run(proof, id));
    },
  };
}
