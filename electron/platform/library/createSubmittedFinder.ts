import type Database from 'better-sqlite3';
import { z } from 'zod';
import type { CallRecord, SubmittedCall } from '../../engine/Ports.ts';
import { requestHash } from './requestHash.ts';

const submittedRow = z
  .object({ id: z.string(), remote_id: z.string().nullable(), is_own: z.number() })
  .transform(({ id, remote_id, is_own }): SubmittedCall => ({
    callId: id,
    ...(remote_id !== null && { remoteId: remote_id }),
    isOwn: is_own === 1,
  }))
  .optional();

/** Looks for calls that a provider is at work on: `LedgerPort.findSubmitted`. */
export function createSubmittedFinder(db: Database.Database): (call: CallRecord) => SubmittedCall | undefined {
  const find = db.prepare(`
    SELECT id, remote_id, run = @run AND node = @node AND place = @place AS is_own FROM calls
    WHERE request_hash = @hash AND state = 'submitted' ORDER BY is_own DESC, number DESC LIMIT 1`);
  return ({ runId, node, index, effective }) =>
    submittedRow.parse(find.get({ hash: requestHash(effective.request), run: runId, node, place: index }));
}
