import type Database from 'better-sqlite3';
import { z } from 'zod';
import { CapReachedError } from '#shared/errors/moneyErrors';
import { formatMoney } from '#shared/graph/Money';
import { startOfDay } from '#shared/runs/startOfDay';
import type { CallRecord, Caps } from '../../engine/Ports.ts';
import { COMMITTED } from './committed.ts';

const sum = z.number();

/**
 * Refuses a call that could take its run, or the day, over a cap. Only within the transaction that then marks the call as running does the
 * answer hold: calls of other workers and other programs count.
 * @throws CapReachedError
 */
export function createCapCheck(db: Database.Database): (call: CallRecord, at: number, caps: Caps) => void {
  const ofRun = db.prepare(`SELECT coalesce(sum(${COMMITTED}), 0) FROM calls WHERE run = ?`).pluck();
  const since = db.prepare(`SELECT coalesce(sum(${COMMITTED}), 0) FROM calls WHERE sent_at >= ?`).pluck();

  return ({ runId, effective: { estimate } }, at, { run, day }) => {
    if (run !== undefined) {
      const left = run - sum.parse(ofRun.get(runId));
      if (estimate.microUsd > left) {
        throw new CapReachedError(words(estimate.microUsd, run, 'this run', left), {
          hint: 'Raise the cap in Settings → Money, or give the run another with --max-cost. This call was not sent.',
        });
      }
    }
    if (day !== undefined) {
      const left = day - sum.parse(since.get(startOfDay(at)));
      if (estimate.microUsd > left) {
        throw new CapReachedError(words(estimate.microUsd, day, 'today', left), {
          hint: 'Raise the cap in Settings → Money, or go on tomorrow. This call was not sent.',
        });
      }
    }
  };
}

function words(next: number, cap: number, what: string, left: number): string {
  return `The next call could cost ${dollars(next)}, and the cap of ${dollars(cap)} for ${what} leaves ${dollars(Math.max(0, left))}.`;
}

function dollars(microUsd: number): string {
  return formatMoney({ microUsd, kind: 'actual' });
}
