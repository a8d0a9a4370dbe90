import type Database from 'better-sqlite3';
import { statSync } from 'node:fs';
import { z } from 'zod';
import { CALL_KINDS } from '#shared/graph/callKinds';
import type { ImageRef } from '#shared/graph/generation';
import type { CallRecord, FoundResult } from '../../engine/Ports.ts';
import { picturePath } from './pictureFiles.ts';
import { requestHash } from './requestHash.ts';
import { json } from './rowSchemas.ts';

const foundRow = z.object({
  number: z.number(),
  kind: z.enum(CALL_KINDS),
  text: z.string(),
  notes: json(z.array(z.string())),
  paid_id: z.string(),
  cost: z.number(),
  cost_kind: z.enum(['actual', 'estimate']),
  is_reused: z.number(),
});
const proof = z.enum(['whole', 'damaged']).nullable();
const images = z.array(
  z.object({ id: z.string(), width: z.number(), height: z.number(), mime: z.string(), bytes: z.number(), proof }),
);

/** A result's own row, and `paid`: the call it came from, itself where it was not reused. */
const RESULT = `
  SELECT own.number, own.kind, own.text, own.notes, paid.id AS paid_id, coalesce(paid.cost, paid.estimate) AS cost,
    CASE WHEN paid.cost IS NULL THEN 'estimate' ELSE paid.cost_kind END AS cost_kind, own.reused_from IS NOT NULL AS is_reused
  FROM calls own JOIN calls paid ON paid.number = coalesce(own.reused_from, own.number)
  WHERE own.request_hash = @hash AND own.state = 'done'`;

/**
 * Looks for what an earlier call gave whose request was the very same: `LedgerPort.findResult`. What was paid for is looked up, not what
 * was reused in its turn, so that a chain never grows; a picture whose file is gone, or cut short, is no result; and what was found after a
 * crash, and may be a draft, serves its own place only.
 */
export function createResultFinder(
  db: Database.Database,
  folder: string,
): (call: CallRecord, since: number | undefined) => FoundResult | undefined {
  const ofPlace = db.prepare(
    `${RESULT} AND own.run = @run AND own.node = @node AND own.place = @place ORDER BY own.number DESC`,
  );
  const OF_OTHERS = `${RESULT} AND own.reused_from IS NULL AND NOT own.adopted`;
  const paidFor = db.prepare(`${OF_OTHERS} ORDER BY own.number DESC`);
  const paidInRun = db.prepare(`${OF_OTHERS} AND own.run = @run AND own.sent_at >= @since ORDER BY own.number DESC`);
  const pictures = db.prepare(
    'SELECT p.* FROM results JOIN pictures p ON p.id = results.picture WHERE results.call = ? ORDER BY position',
  );

  /** `known`: the notes the call has without it. */
  const resultOf = (row: unknown, known: readonly string[], isOwn: boolean): FoundResult | undefined => {
    const found = foundRow.parse(row);
    const all = images.parse(pictures.all(found.number));
    const [first] = all;
    // A damaged one serves its own place only, which has it already.
    if (!isOwn && first?.proof === 'damaged') return undefined;
    if (found.kind === 'image' && !first) return undefined;
    if (!all.every((picture) => isThere(folder, picture))) return undefined;
    // What is to be known of a text goes with it; of a picture it is looked at anew.
    const said = found.kind === 'text' ? found.notes.filter((note) => !known.includes(note)).join(' ') : '';
    return {
      images: all.map(refOf),
      text: found.text,
      ...(said && { note: said }),
      cost: { microUsd: found.cost, kind: found.cost_kind },
      callId: found.paid_id,
      isOwn,
      isReused: isOwn && found.is_reused === 1,
      ...(first?.proof === null && { isUnproven: true }),
      ...(first?.proof === 'damaged' && { isDamaged: true }),
    };
  };

  return ({ runId, node, index, effective }, since) => {
    const { notes } = effective;
    const hash = requestHash(effective.request);
    for (const row of ofPlace.all({ hash, run: runId, node, place: index })) {
      const found = resultOf(row, notes, true);
      if (found) return found;
    }
    for (const row of since === undefined ? paidFor.all({ hash }) : paidInRun.all({ hash, run: runId, since })) {
      const found = resultOf(row, notes, false);
      if (found) return found;
    }
    return undefined;
  };
}

function refOf({ id, width, height, mime }: ImageRef): ImageRef {
  return { id, width, height, mime };
}

function isThere(folder: string, { id, mime, bytes }: ImageRef & { readonly bytes: number }): boolean {
  return statSync(picturePath(folder, id, mime), { throwIfNoEntry: false })?.size === bytes;
}
