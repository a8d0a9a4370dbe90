import type Database from 'better-sqlite3';
import { z } from 'zod';
import type { SpendRow } from '#shared/api/contract';
import type { Money } from '#shared/graph/Money';
import { localDay } from '#shared/runs/localDay';
import { COMMITTED, IS_ESTIMATE, IS_UNPRICED } from './committed.ts';
import { guarded } from './libraryErrors.ts';

/** What was spent. */
export interface Spend {
  /** What all calls since a time have committed, ms since the epoch. */
  spentSince(at: number): Money;
  /** By local day, provider, model and graph, newest day first. ms since the epoch; `to` itself is left out. */
  spend(period: { readonly from?: number; readonly to?: number }): readonly SpendRow[];
}

const sum = z.object({ cost: z.number(), has_estimate: z.number() });
const spendRow = z.object({
  day: z.string(),
  provider: z.string(),
  model: z.string(),
  graph: z.string(),
  calls: z.number(),
  failed: z.number(),
  unpriced: z.number(),
  reused: z.number(),
  ...sum.shape,
  failed_cost: z.number(),
  failed_has_estimate: z.number(),
  saved: z.number(),
  saved_has_estimate: z.number(),
});

/** A call that was sent and gave no picture. */
const FAILED = "(calls.sent_at IS NOT NULL AND calls.state IN ('failed', 'cancelled', 'unknown'))";

export function createSpend(db: Database.Database, folder: string): Spend {
  // The days of a JavaScript date, not of the system's library: the caps count by them too.
  db.function('local_day', { deterministic: true }, (at) => localDay(Number(at)));
  const since = db.prepare(`
    SELECT coalesce(sum(${COMMITTED}), 0) AS cost, coalesce(max(${IS_ESTIMATE}), 0) AS has_estimate FROM calls WHERE sent_at >= ?`);
  // Two ranges of two indexes: a report of today must not read every call there ever was.
  const report = db.prepare(`
    WITH counted AS (
      SELECT number, sent_at AS at FROM calls WHERE sent_at >= @from AND sent_at < @to
      UNION ALL
      SELECT number, finished_at FROM calls WHERE reused_from IS NOT NULL AND finished_at >= @from AND finished_at < @to)
    SELECT local_day(counted.at) AS day, calls.provider, calls.model, runs.name AS graph,
      count(calls.sent_at) AS calls,
      sum(${FAILED}) AS failed,
      sum(${IS_UNPRICED}) AS unpriced,
      count(calls.reused_from) AS reused,
      sum(${COMMITTED}) AS cost, max(${IS_ESTIMATE}) AS has_estimate,
      sum(iif(${FAILED}, ${COMMITTED}, 0)) AS failed_cost, max(${FAILED} AND ${IS_ESTIMATE}) AS failed_has_estimate,
      coalesce(sum(coalesce(paid.cost, paid.estimate)), 0) AS saved,
      max(paid.number IS NOT NULL AND paid.cost_kind IS NOT 'actual') AS saved_has_estimate
    FROM counted JOIN calls ON calls.number = counted.number JOIN runs ON runs.id = calls.run
      LEFT JOIN calls paid ON paid.number = calls.reused_from
    GROUP BY 1, 2, 3, 4 ORDER BY 1 DESC, 2, 3, 4`);

  return {
    spentSince: (at) => guarded(folder, () => moneyOf(sum.parse(since.get(at)))),
    spend: ({ from = Number.MIN_SAFE_INTEGER, to = Number.MAX_SAFE_INTEGER }) =>
      guarded(folder, () => z.array(spendRow).parse(report.all({ from, to })).map(rowOf)),
  };
}

function rowOf(found: z.output<typeof spendRow>): SpendRow {
  const { cost, has_estimate, failed_cost, failed_has_estimate, saved, saved_has_estimate, ...row } = found;
  return {
    ...row,
    cost: moneyOf({ cost, has_estimate }),
    failedCost: moneyOf({ cost: failed_cost, has_estimate: failed_has_estimate }),
    saved: moneyOf({ cost: saved, has_estimate: saved_has_estimate }),
  };
}

function moneyOf({ cost, has_estimate }: z.output<typeof sum>): Money {
  return { microUsd: cost, kind: has_estimate ? 'estimate' : 'actual' };
}
