import type Database from 'better-sqlite3';
import { z } from 'zod';
import type { RunSummary } from '#shared/api/contract';
import { COMMITTED, IS_ESTIMATE } from './committed.ts';
import { guarded } from './libraryErrors.ts';
import { image, runOutcome } from './rowSchemas.ts';

/** Runs as lists show them. */
export interface RunSummaries {
  /** Every run, newest first. `before`: only those queued before this time, ms since the epoch. */
  runs(query: { readonly limit: number; readonly before?: number }): readonly RunSummary[];
  run(runId: string): RunSummary | undefined;
}

const row = z.object({
  id: z.string(),
  name: z.string(),
  document: z.string().nullable(),
  state: z.enum(['queued', 'running', 'ended']),
  outcome: runOutcome.nullable(),
  queued_at: z.number(),
  started_at: z.number().nullable(),
  finished_at: z.number().nullable(),
  expected: z.number(),
  done: z.number(),
  reused: z.number(),
  failed: z.number(),
  unknown: z.number(),
  cost: z.number(),
  has_estimate: z.number(),
  saved: z.number(),
  saved_has_estimate: z.number(),
});

/** How many of its newest pictures a run shows. */
const SHOWN_PICTURES = 4;

/**
 * A place counts by all its calls where one gave a picture, else by its newest: SQLite takes the bare `state` from the row that `max`
 * found. @see https://www.sqlite.org/lang_select.html#bareagg
 */
const summaries = (page: string): string => `
  WITH page AS (${page}),
  places AS (
    SELECT run, max(number), state AS newest, sum(state = 'done') > 0 AS is_done,
      sum(state = 'done' AND reused_from IS NOT NULL) > 0 AS is_reused
    FROM calls WHERE run IN (SELECT id FROM page) GROUP BY run, node, place),
  counts AS (
    SELECT run, count(*) AS expected, sum(is_done) AS done, sum(is_reused) AS reused,
      sum(NOT is_done AND newest = 'failed') AS failed, sum(NOT is_done AND newest = 'unknown') AS unknown
    FROM places GROUP BY run),
  sums AS (
    SELECT calls.run, sum(${COMMITTED}) AS cost, max(${IS_ESTIMATE}) AS has_estimate,
      sum(coalesce(paid.cost, paid.estimate)) AS saved, max(paid.number IS NOT NULL AND paid.cost_kind IS NOT 'actual') AS saved_has_estimate
    FROM calls LEFT JOIN calls paid ON paid.number = calls.reused_from
    WHERE calls.run IN (SELECT id FROM page) GROUP BY calls.run)
  SELECT page.id, name, document, page.state, outcome, queued_at, started_at, page.finished_at,
    coalesce(expected, 0) AS expected, coalesce(done, 0) AS done, coalesce(reused, 0) AS reused, coalesce(failed, 0) AS failed,
    coalesce(unknown, 0) AS unknown, coalesce(sums.cost, 0) AS cost, coalesce(has_estimate, 0) AS has_estimate,
    coalesce(saved, 0) AS saved, coalesce(saved_has_estimate, 0) AS saved_has_estimate
  FROM page LEFT JOIN counts ON counts.run = page.id LEFT JOIN sums ON sums.run = page.id
  ORDER BY queued_at DESC`;

export function createRunSummaries(db: Database.Database, folder: string): RunSummaries {
  const newest = db.prepare(
    summaries('SELECT * FROM runs WHERE queued_at < @before ORDER BY queued_at DESC LIMIT @limit'),
  );
  const one = db.prepare(summaries('SELECT * FROM runs WHERE id = ?'));
  const pictures = db.prepare(`
    SELECT p.id, p.width, p.height, p.mime
    FROM calls JOIN results ON results.call = calls.number JOIN pictures p ON p.id = results.picture
    WHERE calls.run = ? GROUP BY p.id ORDER BY max(calls.number) DESC, min(results.position) LIMIT ${String(SHOWN_PICTURES)}`);

  const summaryOf = (found: unknown): RunSummary => {
    const run = row.parse(found);
    return {
      runId: run.id,
      graph: run.name,
      ...(run.document !== null && { documentId: run.document }),
      status: run.state === 'ended' ? (run.outcome ?? 'interrupted') : run.state,
      queuedAt: run.queued_at,
      startedAt: run.started_at,
      finishedAt: run.finished_at,
      expected: run.expected,
      done: run.done,
      reused: run.reused,
      failed: run.failed,
      unknown: run.unknown,
      cost: { microUsd: run.cost, kind: run.has_estimate ? 'estimate' : 'actual' },
      saved: { microUsd: run.saved, kind: run.saved_has_estimate ? 'estimate' : 'actual' },
      images: z.array(image).parse(pictures.all(run.id)),
    };
  };

  return {
    runs: ({ limit, before = Number.MAX_SAFE_INTEGER }) =>
      guarded(folder, () => newest.all({ limit, before }).map(summaryOf)),
    run: (runId) =>
      guarded(folder, () => {
        const found = one.get(runId);
        return found === undefined ? undefined : summaryOf(found);
      }),
  };
}
