import type Database from 'better-sqlite3';
import { z } from 'zod';
import { errorReport, json } from '../rowSchemas.ts';
import { indexed } from './wordsOf.ts';

/** The words by which calls, and so their runs, are found. */
export interface CallTexts {
  /** Writes down what a row of `calls` says now. Within the transaction that changed it. */
  write(number: number): void;
}

const row = z.object({
  prompt: z.string().nullable(),
  instructions: z.string().nullable(),
  provider: z.string().nullable(),
  model: z.string().nullable(),
  text: z.string(),
  graph: z.string(),
  error: json(errorReport.partial()).nullable(),
});

export function createCallTexts(db: Database.Database): CallTexts {
  const read = db.prepare(`
    SELECT c.prompt, c.instructions, c.provider, c.model, c.text, c.error, r.name AS graph
    FROM calls c JOIN runs r ON r.id = c.run WHERE c.number = ?`);
  const write = db.prepare(
    'INSERT OR REPLACE INTO calls_text (rowid, prompt, instructions, text, reason, about) VALUES (?, ?, ?, ?, ?, ?)',
  );
  return {
    write(number) {
      const { prompt, instructions, text, error, graph, model, provider } = row.parse(read.get(number));
      const reason = error && [error.message, error.hint].filter((words) => words !== undefined).join('\n');
      const about = [graph, model ?? '', provider ?? ''].join('\n');
      write.run(number, ...[prompt, instructions, text, reason, about].map(indexed));
    },
  };
}
