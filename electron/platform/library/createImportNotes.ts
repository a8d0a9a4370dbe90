import { createHash } from 'node:crypto';
import type Database from 'better-sqlite3';

/** What a picture from outside says of how it was made. All of it is free of keys. */
export interface Origin {
  readonly program?: string;
  readonly prompt?: string;
  readonly negative?: string;
  readonly model?: string;
  readonly seed?: number;
  /** As label and value, in reading order. */
  readonly settings: readonly (readonly [label: string, value: string])[];
  /** The graph of ours that came with it, as the text of a file. */
  readonly workflowText?: string;
  readonly foreignGraph?: 'comfyui' | 'invokeai';
  /** What is to be told of it once. */
  readonly note?: string;
}

interface ImportNote {
  readonly id: string;
  readonly name: string;
  /** ms since the epoch */
  readonly at: number;
  readonly origin: Origin;
  readonly twinOf?: string;
  readonly batchAt?: number;
}

/** Where pictures from outside came from. One that a call made has none, however often it comes back. */
export interface ImportNotes {
  /** Whether nothing is noted yet of what a picture that is here says of itself. */
  isNeeded(id: string): boolean;
  /** In the transaction that adds the picture. The name and the time of the first import stay. */
  write(note: ImportNote): void;
}

export function createImportNotes(db: Database.Database): ImportNotes {
  const isMade = 'EXISTS (SELECT 1 FROM results WHERE picture = @id)';
  const needed = db
    .prepare(`SELECT NOT ${isMade} AND NOT EXISTS (SELECT 1 FROM imports WHERE picture = @id AND settings IS NOT NULL)`)
    .pluck();
  const keepGraph = db.prepare('INSERT INTO workflows (hash, text) VALUES (?, ?) ON CONFLICT DO NOTHING');
  const insert = db.prepare(`
    INSERT INTO imports (picture, name, at, program, prompt, negative, model, seed, settings, workflow, foreign_graph, twin_of, batch_at)
    SELECT @id, @name, @at, @program, @prompt, @negative, @model, @seed, @settings, @workflow, @foreignGraph,
      (SELECT id FROM pictures WHERE id = @twinOf), @batchAt
    WHERE NOT ${isMade}
    ON CONFLICT (picture) DO UPDATE SET program = excluded.program, prompt = excluded.prompt, negative = excluded.negative,
      model = excluded.model, seed = excluded.seed, settings = excluded.settings, workflow = excluded.workflow, foreign_graph = excluded.foreign_graph
    WHERE imports.settings IS NULL`);
  return {
    isNeeded: (id) => needed.get({ id }) === 1,
    write({ id, name, at, origin, twinOf, batchAt }) {
      const { workflowText } = origin;
      const workflow = workflowText === undefined ? null : createHash('sha256').update(workflowText).digest('hex');
      if (workflowText !== undefined) keepGraph.run(workflow, workflowText);
      insert.run({
        id,
        name,
        at,
        program: origin.program ?? null,
        prompt: origin.prompt ?? null,
        negative: origin.negative ?? null,
        model: origin.model ?? null,
        seed: origin.seed ?? null,
        settings: JSON.stringify(origin.settings),
        workflow,
        foreignGraph: origin.foreignGraph ?? null,
        twinOf: twinOf === undefined || twinOf === id ? null : twinOf,
        batchAt: batchAt ?? null,
      });
    },
  };
}
