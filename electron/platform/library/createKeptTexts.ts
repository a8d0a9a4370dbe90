import { createHash } from 'node:crypto';
import type Database from 'better-sqlite3';
import { z } from 'zod';
import type { LedgerPort } from '../../engine/Ports.ts';
import { guarded } from './libraryErrors.ts';

interface KeptTextOptions {
  readonly folder: string;
  /** Refuses a text that holds a key. */
  readonly assertClean: (text: string, what: string) => void;
}

const textRow = z.string().optional();

/** What a run made once and goes on with. */
export function createKeptTexts(
  db: Database.Database,
  { folder, assertClean }: KeptTextOptions,
): Pick<LedgerPort, 'keptTexts' | 'keepTexts'> {
  const find = db.prepare('SELECT text FROM kept_texts WHERE run = ? AND node = ? AND asked = ?').pluck();
  const keep = db.prepare('INSERT INTO kept_texts (run, node, asked, text) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING');
  return {
    keptTexts: (runId, node, asked) =>
      guarded(folder, () => asked.map((each) => textRow.parse(find.get(runId, node, hashOf(each))))),
    keepTexts(runId, node, made) {
      for (const { text } of made) assertClean(text, 'A drawn text');
      guarded(folder, () => {
        db.transaction(() => {
          for (const { asked, text } of made) keep.run(runId, node, hashOf(asked), text);
        }).immediate();
      });
    },
  };
}

function hashOf(asked: string): string {
  return createHash('sha256').update(asked).digest('hex');
}
