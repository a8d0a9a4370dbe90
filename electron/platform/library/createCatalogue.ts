import type Database from 'better-sqlite3';
import { z } from 'zod';
import type { PictureDetails } from '#shared/api/contract';
import type { RunOutcome } from '#shared/runs/RunEvent';
import { guarded } from './libraryErrors.ts';
import { picturePath } from './pictureFiles.ts';
import { PICTURE_ROW, detailsOfRow } from './pictureRow.ts';
import { searchQuery } from './searchQuery.ts';

/** Where a picture's bytes are. */
export interface PictureFile {
  readonly path: string;
  readonly mime: string;
  readonly bytes: number;
}

/** One run in the list of runs. */
export interface RunSummary {
  readonly runId: string;
  /** Name of the graph. */
  readonly graph: string;
  /** ms since the epoch */
  readonly startedAt: number;
  /** Absent while it runs, and where the program ended before it did. */
  readonly finishedAt?: number;
  readonly outcome?: RunOutcome;
  readonly pictures: number;
}

export interface Page {
  readonly limit: number;
  /** ms since the epoch: only what is older. Hand in the last one's time to get the next page. */
  readonly before?: number;
}

/** What one call asked for, in the user's words. */
export interface AskedPrompt {
  readonly runId: string;
  readonly graph: string;
  readonly node: string;
  /** ms since the epoch */
  readonly sentAt: number;
  readonly provider: string;
  readonly model: string;
  readonly prompt: string;
  readonly instructions: string;
}

/** Questions to the library. Those that ask for one thing give `undefined` where there is none. */
export interface Catalogue {
  readonly pictureFile: (id: string) => PictureFile | undefined;
  details(id: string): PictureDetails | undefined;
  /** Pictures, newest first. `query`: words of the prompt, the instructions or the model's text; each must occur, or begin a word. */
  list(page: Page & { readonly query?: string }): PictureDetails[];
  /** Newest first. */
  runs(page: Page): RunSummary[];
  /** The graph a run ran, as a file would hold it. */
  workflowText(runId: string): string | undefined;
  /** How much of everything there is; bytes for `pictureBytes`. */
  counts(): Readonly<Record<string, number>>;
  /** Of the last so many calls, newest first. */
  recentPrompts(calls: number): AskedPrompt[];
  /** Of all calls of the last so many runs, newest first. */
  promptsOfRuns(runs: number): AskedPrompt[];
}

const fileRow = z.object({ mime: z.string(), bytes: z.number() }).optional();
const textRow = z.string().optional();
const stateRow = z.object({ what: z.string(), number: z.number() });
const runRow = z.object({
  id: z.string(),
  name: z.string(),
  started_at: z.number(),
  finished_at: z.number().nullable(),
  outcome: z.enum(['completed', 'failed', 'cancelled']).nullable(),
  pictures: z.number(),
});

const promptRow = z
  .object({
    run: z.string(),
    graph: z.string(),
    node: z.string(),
    sent_at: z.number(),
    provider: z.string(),
    model: z.string(),
    prompt: z.string(),
    instructions: z.string(),
  })
  .transform(({ run, sent_at, ...rest }): AskedPrompt => ({ runId: run, sentAt: sent_at, ...rest }));

export function createCatalogue(db: Database.Database, folder: string): Catalogue {
  const file = db.prepare('SELECT mime, bytes FROM pictures WHERE id = ?');
  const one = db.prepare(`SELECT ${PICTURE_ROW} WHERE p.id = ?`);
  const newest = db.prepare(
    `SELECT ${PICTURE_ROW} WHERE p.created_at < @before ORDER BY p.created_at DESC LIMIT @limit`,
  );
  const found = db.prepare(`
    SELECT ${PICTURE_ROW}
    WHERE p.created_at < @before AND p.id IN (
      SELECT results.picture FROM calls_text JOIN results ON results.call = calls_text.rowid WHERE calls_text MATCH @query)
    ORDER BY p.created_at DESC LIMIT @limit`);
  const runs = db.prepare(`
    SELECT id, name, started_at, finished_at, outcome,
      (SELECT count(DISTINCT picture) FROM calls JOIN results ON results.call = calls.number WHERE calls.run = runs.id) AS pictures
    FROM runs WHERE started_at < @before ORDER BY started_at DESC LIMIT @limit`);
  const workflow = db
    .prepare('SELECT text FROM workflows JOIN runs ON runs.workflow = workflows.hash WHERE runs.id = ?')
    .pluck();

  const callStates = db.prepare("SELECT 'calls ' || state AS what, count(*) AS number FROM calls GROUP BY state");
  const totals = db.prepare(`
    SELECT (SELECT count(*) FROM runs) AS runs, (SELECT count(*) FROM workflows) AS graphs,
      count(*) AS pictures, coalesce(sum(bytes), 0) AS pictureBytes FROM pictures`);
  const PROMPTS = `
    SELECT c.run, r.name AS graph, c.node, c.sent_at, c.provider, c.model, c.prompt, c.instructions
    FROM calls c JOIN runs r ON r.id = c.run`;
  const lastPrompts = db.prepare(`${PROMPTS} ORDER BY c.number DESC LIMIT ?`);
  const runPrompts = db.prepare(
    `${PROMPTS} WHERE c.run IN (SELECT id FROM runs ORDER BY started_at DESC LIMIT ?) ORDER BY c.number DESC`,
  );

  return {
    pictureFile: (id) =>
      guarded(folder, () => {
        const row = fileRow.parse(file.get(id));
        return row && { path: picturePath(folder, id, row.mime), ...row };
      }),
    details: (id) =>
      guarded(folder, () => {
        const row = one.get(id);
        return row === undefined ? undefined : detailsOfRow(row);
      }),
    list: ({ query = '', limit, before = Number.MAX_SAFE_INTEGER }) =>
      guarded(folder, () => {
        const words = searchQuery(query);
        const rows = words ? found.all({ query: words, limit, before }) : newest.all({ limit, before });
        return rows.map(detailsOfRow);
      }),
    runs: ({ limit, before = Number.MAX_SAFE_INTEGER }) =>
      guarded(folder, () => z.array(runRow).parse(runs.all({ limit, before })).map(summaryOf)),
    workflowText: (runId) => guarded(folder, () => textRow.parse(workflow.get(runId))),
    counts: () =>
      guarded(folder, () => ({
        ...z.record(z.string(), z.number()).parse(totals.get()),
        ...Object.fromEntries(
          z
            .array(stateRow)
            .parse(callStates.all())
            .map(({ what, number }) => [what, number]),
        ),
      })),
    recentPrompts: (count) => guarded(folder, () => z.array(promptRow).parse(lastPrompts.all(count))),
    promptsOfRuns: (count) => guarded(folder, () => z.array(promptRow).parse(runPrompts.all(count))),
  };
}

function summaryOf(row: z.output<typeof runRow>): RunSummary {
  return {
    runId: row.id,
    graph: row.name,
    startedAt: row.started_at,
    ...(row.finished_at !== null && { finishedAt: row.finished_at }),
    ...(row.outcome && { outcome: row.outcome }),
    pictures: row.pictures,
  };
}
