import type Database from 'better-sqlite3';
import { z } from 'zod';
import type { ErrorReport } from '#shared/errors/AppError';
import type { ImageRef } from '#shared/graph/generation';
import { NO_COST, type Money } from '#shared/graph/Money';
import { markOf } from '#shared/graph/rows/Row';
import type { CallRecord, FoundResult, Received } from '../../engine/Ports.ts';
import { requestHash } from './requestHash.ts';
import { createShelf } from './shelf/createShelf.ts';
import { createCallTexts } from './words/createCallTexts.ts';

/** A picture as its row has it. */
export interface StoredPicture extends ImageRef {
  readonly bytes: number;
}

/** What a call gave. */
export interface RecordedResult extends Pick<
  Received,
  'text' | 'note' | 'answer' | 'usage' | 'tier' | 'served' | 'sources'
> {
  readonly pictures: readonly StoredPicture[];
  readonly cost: Money;
  /** Whether it was found after a crash, so that nothing proves the answer was whole. */
  readonly isAdopted: boolean;
  readonly at: number;
}

/** How a call ended that gave nothing. */
export interface CallFailure {
  readonly state: 'failed' | 'cancelled' | 'unknown';
  readonly error: ErrorReport;
  readonly cost: Money | undefined;
  /** Whether it never left, though it was begun. */
  readonly wasNeverSent?: boolean;
  /** What had come of a text; absent: nothing. */
  readonly text?: string;
  readonly at: number;
}

/** Changes to the rows of calls and their pictures. Each method is to be called within a transaction. */
export interface CallRows {
  /** Gives the state of a call; `undefined`: there is no such row. */
  stateOf(callId: string): string | undefined;
  estimateOf(callId: string): Money;
  /** Whether pictures that arrived are all that its answer can be: it asks for some, and can be asked of no provider any more. */
  isAnsweredByPictures(callId: string): boolean;
  plan(call: CallRecord, at: number): void;
  /** Whether it was planned or not. */
  start(call: CallRecord, session: string, at: number): void;
  /** Its provider is at work on it. Does nothing to a call that is over. */
  submit(callId: string, remoteId: string | undefined): void;
  /** Whatever was thought of it before: what was received counts. */
  complete(callId: string, result: RecordedResult): void;
  /** Does nothing to a call that is done. */
  fail(callId: string, failure: CallFailure): void;
  reuse(call: CallRecord, found: FoundResult, at: number): void;
  /**
   * Those of one reply, the one to show first; it becomes the newest of them. One that is there already leaves the trash. What else is known of
   * them is written next, then they are shelved: see `Shelf`.
   */
  addPictures(pictures: readonly StoredPicture[], at: number): void;
  /** Out of the trash, also where that was emptied: its file is there, or is about to be. */
  bringBack(id: string): void;
}

const state = z.string().optional();
const number = z.number();

/** The note of a call whose picture was found after a crash. */
const ADOPTED =
  'Lumi Studio ended while the answer was arriving: the picture was whole, and may be a draft of what was to come. Only this run uses it.';

export function createCallRows(db: Database.Database): CallRows {
  const shelf = createShelf(db);
  const texts = createCallTexts(db);
  const insertCall = db.prepare(`
    INSERT INTO calls (id, run, node, place, kind, endpoint, request_hash, request, settings, notes, seed, list_row, state, estimate, estimate_kind, price, planned_at)
    VALUES (@id, @run, @node, @place, @kind, @endpoint, @hash, @request, @settings, @notes, @seed, @row, 'pending', @estimate, @estimateKind, @price, @at)`);
  const startCall = db.prepare(
    "UPDATE calls SET state = 'running', sent_at = @at, session = @session WHERE id = @id AND state = 'pending'",
  );
  const finishCall = db.prepare(`
    UPDATE calls SET state = @state, cost = @cost, cost_kind = @costKind, error = @error, usage = @usage, text = @text,
      finished_at = @at, reused_from = @reusedFrom
    WHERE id = @id`);
  const submitCall = db.prepare(
    "UPDATE calls SET state = 'submitted', remote_id = coalesce(@remoteId, remote_id) WHERE id = @id AND state IN ('running', 'submitted')",
  );
  const noteTier = db.prepare('UPDATE calls SET tier = @tier WHERE id = @id');
  // Behind what was sent, once; a call of before settings were kept has none.
  const addServed = db.prepare(`
    UPDATE calls SET settings = json_insert(settings, '$[#]', json_array(@label, @value))
    WHERE id = @id AND settings IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM json_each(settings) AS told WHERE told.value ->> '$[0]' = @label)`);
  const keepAnswer = db.prepare('UPDATE calls SET answer = @answer WHERE id = @id');
  const keepSources = db.prepare('UPDATE calls SET sources = @sources WHERE id = @id');
  const takeBack = db.prepare('UPDATE calls SET sent_at = NULL WHERE id = ?');
  const markAdopted = db.prepare('UPDATE calls SET adopted = 1 WHERE id = ?');
  // A call may be completed a second time.
  const addNote = db.prepare(`
    UPDATE calls SET notes = json_insert(notes, '$[#]', @note)
    WHERE id = @id AND NOT EXISTS (SELECT 1 FROM json_each(notes) WHERE value = @note)`);
  const stateOf = db.prepare('SELECT state FROM calls WHERE id = ?').pluck();
  const isAnsweredByPictures = db
    .prepare("SELECT kind = 'image' AND endpoint <> 'collect' FROM calls WHERE id = ?")
    .pluck();
  const estimateOf = db.prepare('SELECT estimate FROM calls WHERE id = ?').pluck();
  const numberOf = db.prepare('SELECT number FROM calls WHERE id = ?').pluck();
  const insertPicture = db.prepare(
    'INSERT INTO pictures (id, mime, width, height, bytes, created_at) VALUES (@id, @mime, @width, @height, @bytes, @createdAt)',
  );
  const hasPicture = db.prepare('SELECT 1 FROM pictures WHERE id = ?').pluck();
  const isTaken = db.prepare('SELECT 1 FROM pictures WHERE created_at = ?').pluck();
  const bringBack = db.prepare(`
    UPDATE pictures SET trashed_at = NULL, emptied_at = NULL, missing_at = NULL
    WHERE id = ? AND coalesce(trashed_at, emptied_at, missing_at) IS NOT NULL`);
  const insertReference = db.prepare(
    'INSERT OR IGNORE INTO call_references (picture, call) SELECT ?, number FROM calls WHERE id = ?',
  );
  const resultsOf = db.prepare('SELECT picture FROM results WHERE call = ?').pluck();
  const clearResults = db.prepare('DELETE FROM results WHERE call = ?');
  const insertResult = db.prepare('INSERT INTO results (call, position, picture) VALUES (?, ?, ?)');

  const plan: CallRows['plan'] = ({ callId, runId, node, index, seed, row, effective }, at) => {
    insertCall.run({
      id: callId,
      run: runId,
      node,
      place: index,
      kind: effective.request.kind ?? 'image',
      endpoint: effective.endpoint ?? 'ask',
      hash: requestHash(effective.request),
      request: JSON.stringify(effective.request),
      settings: JSON.stringify(effective.settings),
      notes: JSON.stringify(effective.notes),
      seed,
      row: row ? JSON.stringify(markOf(row)) : null,
      estimate: effective.estimate.microUsd,
      estimateKind: effective.estimate.kind,
      price: effective.price ?? null,
      at,
    });
    for (const { id } of effective.request.references) insertReference.run(id, callId);
    texts.write(number.parse(numberOf.get(callId)));
  };

  const finish = (id: string, end: CallEnd): void => {
    const { state, cost, error = null, usage = null, text = '', reusedFrom = null, at } = end;
    const { changes } = finishCall.run({
      id,
      state,
      cost: cost?.microUsd ?? null,
      costKind: cost?.kind ?? null,
      error: error && JSON.stringify(error),
      usage: usage && JSON.stringify(usage),
      text: text.toWellFormed(),
      reusedFrom,
      at,
    });
    if (changes !== 1) throw new Error(`The call ${id} ended and was never planned.`);
    texts.write(number.parse(numberOf.get(id)));
  };

  const setResults = (callId: string, pictures: readonly ImageRef[]): void => {
    const call = numberOf.get(callId);
    const earlier = z.array(z.string()).parse(resultsOf.all(call));
    clearResults.run(call);
    pictures.forEach(({ id }, position) => insertResult.run(call, position, id));
    // Those that are the result of an earlier call too stay with that.
    for (const { id } of pictures) bringBack.run(id);
    for (const id of new Set([...earlier, ...pictures.map((picture) => picture.id)])) shelf.shelveById(id);
  };

  const addPicture = ({ id, mime, width, height, bytes }: StoredPicture, at: number): void => {
    if (hasPicture.get(id) !== undefined) {
      bringBack.run(id);
      return;
    }
    let createdAt = at;
    while (isTaken.get(createdAt) !== undefined) createdAt++;
    insertPicture.run({ id, mime, width, height, bytes, createdAt });
  };

  const addPictures: CallRows['addPictures'] = ([shown, ...others], at) => {
    for (const picture of others) addPicture(picture, at);
    if (shown) addPicture(shown, at);
  };

  return {
    stateOf: (callId) => state.parse(stateOf.get(callId)),
    estimateOf: (callId) => ({ microUsd: number.parse(estimateOf.get(callId)), kind: 'estimate' }),
    isAnsweredByPictures: (callId) => isAnsweredByPictures.get(callId) === 1,
    plan,
    start(call, session, at) {
      if (stateOf.get(call.callId) === undefined) plan(call, at);
      const { changes } = startCall.run({ id: call.callId, session, at });
      if (changes !== 1) throw new Error(`The call ${call.callId} was to start a second time.`);
    },
    submit(callId, remoteId) {
      submitCall.run({ id: callId, remoteId: remoteId ?? null });
    },
    complete(callId, { pictures, text, note, answer, usage = null, tier, served = [], sources, cost, isAdopted, at }) {
      finish(callId, { state: 'done', cost, usage, text, at });
      if (tier !== undefined) noteTier.run({ id: callId, tier: tier.toWellFormed() });
      for (const [label, value] of served) {
        addServed.run({ id: callId, label: label.toWellFormed(), value: value.toWellFormed() });
      }
      if (answer) keepAnswer.run({ id: callId, answer: JSON.stringify(answer).toWellFormed() });
      if (sources) keepSources.run({ id: callId, sources: JSON.stringify(sources).toWellFormed() });
      if (isAdopted) markAdopted.run(callId);
      for (const said of [note, isAdopted ? ADOPTED : undefined]) {
        if (said !== undefined) addNote.run({ id: callId, note: said.toWellFormed() });
      }
      addPictures(pictures, at);
      setResults(callId, pictures);
    },
    fail(callId, failure) {
      if (stateOf.get(callId) === 'done') return;
      finish(callId, failure);
      if (failure.wasNeverSent) takeBack.run(callId);
    },
    reuse(call, found, at) {
      if (stateOf.get(call.callId) === undefined) plan(call, at);
      const reusedFrom = number.parse(numberOf.get(found.callId));
      finish(call.callId, { state: 'done', cost: NO_COST, text: found.text, reusedFrom, at });
      if (found.note !== undefined) addNote.run({ id: call.callId, note: found.note });
      setResults(call.callId, found.images);
    },
    addPictures,
    bringBack(id) {
      bringBack.run(id);
    },
  };
}

interface CallEnd {
  readonly state: 'done' | CallFailure['state'];
  readonly cost: Money | undefined;
  readonly error?: ErrorReport;
  readonly usage?: Received['usage'] | null;
  readonly text?: string;
  /** Number of the call whose result was taken. */
  readonly reusedFrom?: number;
  readonly at: number;
}
