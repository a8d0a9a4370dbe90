import { z } from 'zod';
import { MayBeBilledError } from '#shared/errors/moneyErrors';
import { CALL_KINDS, ENDPOINT_KINDS, type CallKind } from '#shared/graph/callKinds';
import { cutOff } from '#shared/runs/cutOff';
import { guarded } from '../libraryErrors.ts';
import { moneyKind } from '../rowSchemas.ts';
import { createCallTexts } from '../words/createCallTexts.ts';
import type { Recovered, SessionRecoveryOptions } from './Recovery.ts';
import type { Kept } from './recoverFiles.ts';

const cutOffCall = z.object({
  number: z.number(),
  id: z.string(),
  kind: z.enum(CALL_KINDS),
  endpoint: z.enum(ENDPOINT_KINDS),
  estimate: z.number(),
  estimate_kind: moneyKind,
});

/** What still counts as under way is not: its program is dead. `owner`: that program; `null`: one from before there were sessions. */
export function closeRecords(
  owner: string | null,
  kept: Kept,
  { db, folder, at }: SessionRecoveryOptions,
  recovered: Recovered,
): void {
  const underWay = db.prepare(
    "SELECT number, id, kind, endpoint, estimate, estimate_kind FROM calls WHERE state = 'running' AND session IS ?",
  );
  const cancelled = db.prepare("UPDATE calls SET state = 'cancelled', finished_at = @at WHERE id = @id");
  const submitted = db.prepare("UPDATE calls SET state = 'submitted' WHERE id = @id");
  const unknown = db.prepare(`
    UPDATE calls SET state = 'unknown', cost = estimate, cost_kind = 'estimate', error = @error, finished_at = @at WHERE id = @id`);
  const interrupted = db.prepare("UPDATE runs SET state = 'ended' WHERE state = 'running' AND session IS ?");
  const texts = createCallTexts(db);
  guarded(folder, () => {
    db.transaction(() => {
      for (const { number, id, kind, endpoint, estimate, estimate_kind } of z
        .array(cutOffCall)
        .parse(underWay.all(owner))) {
        switch (cutOff({ endpoint, estimate: { microUsd: estimate, kind: estimate_kind } })) {
          case 'cancelled':
            cancelled.run({ id, at });
            break;
          case 'submitted':
            recovered.submitted += submitted.run({ id }).changes;
            break;
          case 'unknown':
            recovered.unknown += unknown.run({ id, error: errorOf(kind, kept.get(id) ?? []), at }).changes;
            texts.write(number);
            break;
        }
      }
      recovered.interrupted += interrupted.run(owner).changes;
    }).immediate();
  });
}

/** What is said of a call nobody knows the end of. `kept`: where what had arrived of it is. */
function errorOf(kind: CallKind, kept: readonly string[]): string {
  const where = kept.length > 0 ? ` What had arrived of it was kept: ${kept.join(', ')}` : '';
  const hint = `The provider may have ${kind === 'text' ? 'written and billed the text' : 'made and billed the picture'}: see its dashboard. It is asked for again only when you say so.${where}`;
  return JSON.stringify(new MayBeBilledError('Lumi Studio ended while this call was under way.', { hint }).report());
}
