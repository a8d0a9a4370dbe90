import { createHash } from 'node:crypto';
import type Database from 'better-sqlite3';
import type { ErrorReport } from '#shared/errors/AppError';
import type { ImageRef } from '#shared/graph/generation';
import type { Money } from '#shared/graph/Money';
import type { RunOutcome } from '#shared/runs/RunEvent';
import type { CallRecord, LedgerPort, Received, ReceivedPicture } from '../../engine/Ports.ts';
import { guarded } from './libraryErrors.ts';
import { storePicture } from './pictureFiles.ts';
import { requestHash } from './requestHash.ts';

/** What a run is, told before its first call. */
export interface RunRecord {
  readonly runId: string;
  readonly name: string;
  /** The graph as `writeWorkflow` gives it; the same text is stored once. */
  readonly workflowText: string;
  /** ms since the epoch */
  readonly at: number;
}

export interface Ledger extends LedgerPort {
  runStarted(run: RunRecord): void;
  runFinished(runId: string, outcome: RunOutcome, at: number): void;
}

interface LedgerOptions {
  readonly folder: string;
  /** Refuses a text that holds a key. What came from a provider was redacted by who received it and is never refused: it is paid for. */
  readonly assertClean: (text: string, what: string) => void;
}

/** The records of runs and calls. Every method throws a StorageError when it could not keep its promise. */
export function createLedger(db: Database.Database, { folder, assertClean }: LedgerOptions): Ledger {
  const insertWorkflow = db.prepare('INSERT INTO workflows (hash, text) VALUES (?, ?) ON CONFLICT DO NOTHING');
  const insertRun = db.prepare('INSERT INTO runs (id, name, workflow, started_at) VALUES (?, ?, ?, ?)');
  const finishRun = db.prepare('UPDATE runs SET finished_at = ?, outcome = ? WHERE id = ?');
  const insertCall = db.prepare(`
    INSERT INTO calls (id, run, node, place, request_hash, request, notes, seed, state, estimate, estimate_kind, sent_at)
    VALUES (@id, @run, @node, @place, @hash, @request, @notes, @seed, 'running', @estimate, @estimateKind, @at)`);
  const finishCall = db.prepare(`
    UPDATE calls SET state = @state, cost = @cost, cost_kind = @costKind, error = @error, usage = @usage, text = @text, finished_at = @at
    WHERE id = @id`);
  const numberOf = db.prepare('SELECT number FROM calls WHERE id = ?').pluck();
  const insertPicture = db.prepare('INSERT INTO pictures VALUES (@id, @mime, @width, @height, @bytes, @createdAt)');
  const hasPicture = db.prepare('SELECT 1 FROM pictures WHERE id = ?').pluck();
  const isTaken = db.prepare('SELECT 1 FROM pictures WHERE created_at = ?').pluck();
  const insertResult = db.prepare('INSERT INTO results (call, position, picture) VALUES (?, ?, ?)');

  const addRun = db.transaction(({ runId, name, workflowText, at }: RunRecord) => {
    const hash = createHash('sha256').update(workflowText).digest('hex');
    insertWorkflow.run(hash, workflowText);
    insertRun.run(runId, name, hash, at);
  });

  const addPicture = ({ id, mime, width, height, bytes }: ReceivedPicture, at: number): void => {
    if (hasPicture.get(id) !== undefined) return;
    let createdAt = at;
    while (isTaken.get(createdAt) !== undefined) createdAt++;
    insertPicture.run({ id, mime, width, height, bytes, createdAt });
  };

  const completeCall = db.transaction((callId: string, received: Received, cost: Money, at: number) => {
    const { text, usage = null, pictures } = received;
    finish(callId, { state: 'done', cost, usage, text, at });
    pictures.forEach((picture, position) => {
      addPicture(picture, at);
      insertResult.run(numberOf.get(callId), position, picture.id);
    });
  });

  const finish = (id: string, end: CallEnd): void => {
    const { state, cost, error = null, usage = null, text = '', at } = end;
    const { changes } = finishCall.run({
      id,
      state,
      cost: cost?.microUsd ?? null,
      costKind: cost?.kind ?? null,
      error: error && JSON.stringify(error),
      usage: usage && JSON.stringify(usage),
      text: text.toWellFormed(),
      at,
    });
    if (changes !== 1) throw new Error(`The call ${id} ended and was never started.`);
  };

  return {
    runStarted(run) {
      assertClean(run.workflowText, 'The graph');
      guarded(folder, () => {
        addRun.immediate(run);
      });
    },
    runFinished(runId, outcome, at) {
      guarded(folder, () => finishRun.run(at, outcome, runId));
    },
    callStarted({ callId, runId, node, index, seed, effective }, at) {
      const request = JSON.stringify(effective.request);
      assertClean(request, 'The request');
      guarded(folder, () =>
        insertCall.run({
          id: callId,
          run: runId,
          node,
          place: index,
          hash: requestHash(effective.request),
          request,
          notes: JSON.stringify(effective.notes),
          seed,
          estimate: effective.estimate.microUsd,
          estimateKind: effective.estimate.kind,
          at,
        }),
      );
    },
    async callDone({ callId }: CallRecord, received, cost, at) {
      for (const picture of received.pictures) await storePicture(folder, picture);
      guarded(folder, () => {
        completeCall.immediate(callId, received, cost, at);
      });
      const [first, ...others] = received.pictures;
      return [refOf(first), ...others.map(refOf)];
    },
    callFailed({ callId }, error, cost, at) {
      const state = error.code === 'cancelled' ? 'cancelled' : 'failed';
      guarded(folder, () => {
        finish(callId, { state, cost, error, at });
      });
    },
  };
}

interface CallEnd {
  readonly state: 'done' | 'failed' | 'cancelled';
  readonly cost: Money | undefined;
  readonly error?: ErrorReport;
  readonly usage?: Received['usage'] | null;
  readonly text?: string;
  readonly at: number;
}

function refOf({ id, width, height, mime }: ReceivedPicture): ImageRef {
  return { id, width, height, mime };
}
