import type Database from 'better-sqlite3';
import { z } from 'zod';
import type { LedgerCall } from '#shared/api/contract';
import { CALL_KINDS, ENDPOINT_KINDS } from '#shared/graph/callKinds';
import type { EffectiveRequest } from '#shared/providers/Effective';
import type { PlaceRecord } from '#shared/runs/RunRecord';
import { guarded } from './libraryErrors.ts';
import { SPEAKS_FOR_PLACE } from './placeState.ts';
import { requestHash } from './requestHash.ts';
import {
  callState,
  errorReport,
  image,
  json,
  listRow,
  moneyKind,
  storedRequest,
  storedSettings,
  storedSources,
  usage,
} from './rowSchemas.ts';
import { settingsOf } from './settingsOf.ts';

/** What there is to know of calls, run by run. */
export interface CallLists {
  placesOf(runId: string): readonly PlaceRecord[];
  /** In the order they were planned. */
  callsOf(runId: string): readonly LedgerCall[];
  /**
   * Whether the last call of the very same request was cut off and may have been billed, while its result is none another run can take.
   * `agreedAt`: the user agreed then to repeat such calls, ms since the epoch; whether one was cut off later.
   */
  mayBeBilled(request: EffectiveRequest, agreedAt?: number): boolean;
}

const placeRow = z.object({
  node: z.string(),
  place: z.number(),
  state: callState,
  list_row: listRow,
  error: json(errorReport).nullable(),
  finished_at: z.number().nullable(),
});

const callRow = z.object({
  id: z.string(),
  node: z.string(),
  place: z.number(),
  seed: z.number(),
  list_row: listRow,
  kind: z.enum(CALL_KINDS),
  state: callState,
  endpoint: z.enum(ENDPOINT_KINDS),
  remote_id: z.string().nullable(),
  tier: z.string().nullable(),
  price: z.string().nullable(),
  request: json(storedRequest),
  settings: storedSettings,
  notes: json(z.array(z.string())),
  estimate: z.number(),
  estimate_kind: moneyKind,
  cost: z.number().nullable(),
  cost_kind: moneyKind.nullable(),
  usage: json(usage).nullable(),
  error: json(errorReport).nullable(),
  text: z.string(),
  sent_at: z.number().nullable(),
  finished_at: z.number().nullable(),
  found_sources: storedSources,
  images: json(z.array(image)),
  paid_run: z.string().nullable(),
  saved: z.number().nullable(),
  saved_kind: moneyKind.nullable(),
});

export function createCallLists(db: Database.Database, folder: string): CallLists {
  const places = db.prepare(`
    SELECT node, place, state, list_row, error, finished_at, max(${SPEAKS_FOR_PLACE}) FROM calls WHERE run = ? GROUP BY node, place ORDER BY number`);
  const calls = db.prepare(`
    SELECT c.*, paid.run AS paid_run, coalesce(paid.cost, paid.estimate) AS saved, coalesce(paid.cost_kind, paid.estimate_kind) AS saved_kind,
      coalesce(c.sources, paid.sources) AS found_sources,
      (SELECT json_group_array(json_object('id', p.id, 'width', p.width, 'height', p.height, 'mime', p.mime) ORDER BY r.position)
        FROM results r JOIN pictures p ON p.id = r.picture WHERE r.call = c.number) AS images
    FROM calls c LEFT JOIN calls paid ON paid.number = c.reused_from
    WHERE c.run = ? ORDER BY c.number`);
  const CUT_OFF = "(state = 'unknown' OR adopted)";
  const wasCutOff = db
    .prepare(
      `SELECT ${CUT_OFF} FROM calls WHERE request_hash = ? AND sent_at IS NOT NULL ORDER BY sent_at DESC, number DESC LIMIT 1`,
    )
    .pluck();
  const wasCutOffSince = db
    .prepare(`SELECT EXISTS (SELECT 1 FROM calls WHERE request_hash = ? AND ${CUT_OFF} AND finished_at > ?)`)
    .pluck();

  return {
    placesOf: (runId) =>
      guarded(folder, () =>
        z
          .array(placeRow)
          .parse(places.all(runId))
          .map(({ node, place, state, list_row: row, error, finished_at: endedAt }) => ({
            node,
            index: place,
            state,
            ...(row && { row }),
            ...(endedAt !== null && { endedAt }),
            ...(error && { error }),
          })),
      ),
    callsOf: (runId) => guarded(folder, () => z.array(callRow).parse(calls.all(runId)).map(callOf)),
    mayBeBilled: (request, agreedAt) =>
      guarded(folder, () => {
        const hash = requestHash(request);
        return (agreedAt === undefined ? wasCutOff.get(hash) : wasCutOffSince.get(hash, agreedAt)) === 1;
      }),
  };
}

function callOf(row: z.output<typeof callRow>): LedgerCall {
  const { request } = row;
  return {
    callId: row.id,
    node: row.node,
    index: row.place,
    seed: row.seed,
    ...(row.list_row && { row: row.list_row }),
    ...(row.kind === 'text' && { kind: row.kind }),
    state: row.state,
    ...(row.endpoint !== 'ask' && { endpoint: row.endpoint }),
    ...(row.remote_id !== null && { remoteId: row.remote_id }),
    ...(row.tier !== null && { tier: row.tier }),
    ...(row.price !== null && { price: row.price }),
    provider: request.provider,
    model: request.model,
    prompt: request.prompt,
    instructions: request.instructions,
    settings: settingsOf(row),
    references: request.references,
    notes: row.notes,
    estimate: { microUsd: row.estimate, kind: row.estimate_kind },
    ...(row.cost !== null && row.cost_kind && { cost: { microUsd: row.cost, kind: row.cost_kind } }),
    ...(row.usage && { usage: row.usage }),
    ...(row.error && { error: row.error }),
    text: row.text,
    sentAt: row.sent_at,
    finishedAt: row.finished_at,
    ...(row.found_sources && { sources: row.found_sources }),
    images: row.images,
    ...(row.paid_run !== null &&
      row.saved !== null &&
      row.saved_kind && { reused: { runId: row.paid_run, saved: { microUsd: row.saved, kind: row.saved_kind } } }),
  };
}
