import type Database from 'better-sqlite3';
import { z } from 'zod';
import type { RunSummary } from '#shared/api/contract';
import { runTitle } from '#shared/workflow/graphName';
import { COMMITTED, IS_ESTIMATE } from './committed.ts';
import { guarded } from './libraryErrors.ts';
import { SPEAKS_FOR_PLACE } from './placeState.ts';
import { image, runOutcome } from './rowSchemas.ts';
import type { Sessions } from './Sessions.ts';
import { withAll, withAny } from './words/matching.ts';
import { readQuery } from './words/readQuery.ts';

export interface RunQuery {
  readonly limit: number;
  readonly before?: number;
  readonly query?: string;
  /** Only runs of these documents, or of a graph of this name. With it, `query` is not looked at. */
  readonly of?: { readonly documents: readonly string[]; readonly name?: string };
}

/** Runs as lists show them. */
export interface RunSummaries {
  /**
   * Every run, newest first. `before`: only those queued before this time, ms since the epoch. `query`: one call must have all its words (prompt,
   * instructions, text, why it failed, model, graph), and none those with a minus.
   */
  runs(query: RunQuery): readonly RunSummary[];
  run(runId: string): RunSummary | undefined;
  /** The runs whose id begins so, newest first; ten at most. */
  runsStartingWith(prefix: string): readonly RunSummary[];
  /** This program's waiting runs, in their order. */
  waitingSummaries(): readonly RunSummary[];
}

const row = z.object({
  id: z.string(),
  name: z.string(),
  document: z.string().nullable(),
  state: z.enum(['queued', 'running', 'ended']),
  session: z.string().nullable(),
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

const words = z.string().nullish();

/** How much of its prompt a run shows, in characters. */
const PROMPT_LENGTH = 160;

/** How many of its newest pictures a run shows. */
const SHOWN_PICTURES = 4;

/** How many runs a beginning of an id finds at most. */
const MOST_FOUND = 10;

/** A place counts by the call that speaks for it. */
const summaries = (page: string, order = 'queued_at DESC'): string => `
  WITH page AS (${page}),
  places AS (
    SELECT run, max(${SPEAKS_FOR_PLACE}), state AS last, sum(state = 'done') > 0 AS is_done,
      sum(state = 'done' AND reused_from IS NOT NULL) > 0 AS is_reused
    FROM calls WHERE run IN (SELECT id FROM page) GROUP BY run, node, place),
  counts AS (
    SELECT run, count(*) AS expected, sum(is_done) AS done, sum(is_reused) AS reused,
      sum(last = 'failed') AS failed, sum(last = 'unknown') AS unknown
    FROM places GROUP BY run),
  sums AS (
    SELECT calls.run, sum(${COMMITTED}) AS cost, max(${IS_ESTIMATE}) AS has_estimate,
      sum(coalesce(paid.cost, paid.estimate)) AS saved, max(paid.number IS NOT NULL AND paid.cost_kind IS NOT 'actual') AS saved_has_estimate
    FROM calls LEFT JOIN calls paid ON paid.number = calls.reused_from
    WHERE calls.run IN (SELECT id FROM page) GROUP BY calls.run)
  SELECT page.id, name, document, page.state, page.session, outcome, queued_at, started_at, page.finished_at,
    coalesce(expected, 0) AS expected, coalesce(done, 0) AS done, coalesce(reused, 0) AS reused, coalesce(failed, 0) AS failed,
    coalesce(unknown, 0) AS unknown, coalesce(sums.cost, 0) AS cost, coalesce(has_estimate, 0) AS has_estimate,
    coalesce(saved, 0) AS saved, coalesce(saved_has_estimate, 0) AS saved_has_estimate
  FROM page LEFT JOIN counts ON counts.run = page.id LEFT JOIN sums ON sums.run = page.id
  ORDER BY ${order}`;

/** `sessions`: the programs the runs belong to. */
export function createRunSummaries(
  db: Database.Database,
  folder: string,
  sessions: Pick<Sessions, 'own' | 'isAlive'>,
): RunSummaries {
  const newest = db.prepare(
    summaries('SELECT * FROM runs WHERE queued_at < @before ORDER BY queued_at DESC LIMIT @limit'),
  );
  // `+`: calls are found by their run, and then looked for among those that have the words.
  const HAS_CALL =
    'EXISTS (SELECT 1 FROM calls c WHERE c.run = runs.id AND +c.number IN (SELECT rowid FROM calls_text WHERE calls_text MATCH';
  /** Each as plain as it can be: SQLite is quick only where the question stands by itself. */
  const finding = (...conditions: readonly string[]) =>
    db.prepare(
      summaries(
        `SELECT * FROM runs WHERE queued_at < @before AND ${conditions.join(' AND ')} ORDER BY queued_at DESC LIMIT @limit`,
      ),
    );
  const has = `${HAS_CALL} @must))`;
  const hasNot = `NOT ${HAS_CALL} @mustNot))`;
  const [withWords, withoutWords, withBoth] = [finding(has), finding(hasNot), finding(has, hasNot)];
  const ofGraph = finding('(document IN (SELECT value FROM json_each(@documents)) OR name = @name)');
  const one = db.prepare(summaries('SELECT * FROM runs WHERE id = ?'));
  const startingWith = db.prepare(
    summaries('SELECT * FROM runs WHERE id >= @prefix AND id < @end ORDER BY queued_at DESC LIMIT @limit'),
  );
  const waiting = db.prepare(summaries("SELECT * FROM runs WHERE state = 'queued' AND session = ?", 'page.position'));
  const pictures = db.prepare(`
    SELECT p.id, p.width, p.height, p.mime
    FROM calls JOIN results ON results.call = calls.number JOIN pictures p ON p.id = results.picture
    WHERE calls.run = ? GROUP BY p.id ORDER BY max(calls.number) DESC, min(results.position) LIMIT ${String(SHOWN_PICTURES)}`);

  const beginning = db
    .prepare(`SELECT substr(prompt, 1, ${String(PROMPT_LENGTH)}) FROM calls WHERE run = ? ORDER BY number LIMIT 1`)
    .pluck();
  const lastReason = db
    .prepare(`SELECT error ->> '$.message' FROM calls WHERE run = ? AND state = 'failed' ORDER BY number DESC LIMIT 1`)
    .pluck();

  const summaryOf = (found: unknown): RunSummary => {
    const run = row.parse(found);
    const reason = run.failed > 0 ? words.parse(lastReason.get(run.id)) : undefined;
    const prompt = words.parse(beginning.get(run.id)) ?? '';
    return {
      runId: run.id,
      graph: runTitle(run.name, prompt),
      prompt,
      ...(typeof reason === 'string' && { reason }),
      ...(run.document !== null && { documentId: run.document }),
      ...statusOf(run),
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

  /** A run whose program is dead runs no more, also before its records are put in order. */
  const statusOf = ({ state, outcome, session }: z.output<typeof row>): Pick<RunSummary, 'status' | 'isElsewhere'> => {
    if (state === 'ended') return { status: outcome ?? 'interrupted' };
    if (session === null || session === sessions.own) return { status: state };
    if (sessions.isAlive(session)) return { status: state, isElsewhere: true };
    return { status: state === 'running' ? 'interrupted' : state };
  };

  return {
    runs: ({ limit, before = Number.MAX_SAFE_INTEGER, query = '', of }) =>
      guarded(folder, () => {
        if (of) {
          const { documents, name = null } = of;
          return ofGraph.all({ limit, before, documents: JSON.stringify(documents), name }).map(summaryOf);
        }
        const terms = readQuery(query);
        const [must, mustNot] = [withAll(terms.must), withAny(terms.mustNot)];
        const page = { limit, before };
        const rows =
          must !== undefined && mustNot !== undefined
            ? withBoth.all({ ...page, must, mustNot })
            : must !== undefined
              ? withWords.all({ ...page, must })
              : mustNot !== undefined
                ? withoutWords.all({ ...page, mustNot })
                : newest.all(page);
        return rows.map(summaryOf);
      }),
    run: (runId) =>
      guarded(folder, () => {
        const found = one.get(runId);
        return found === undefined ? undefined : summaryOf(found);
      }),
    runsStartingWith: (prefix) =>
      guarded(folder, () => startingWith.all({ prefix, end: `${prefix}\u{10ffff}`, limit: MOST_FOUND }).map(summaryOf)),
    waitingSummaries: () => guarded(folder, () => waiting.all(sessions.own).map(summaryOf)),
  };
}
