import { existsSync } from 'node:fs';
import type Database from 'better-sqlite3';
import type { AppError } from '#shared/errors/AppError';
import { StorageError } from '#shared/errors/inputErrors';
import type { ImageRef } from '#shared/graph/generation';
import type { CallRecord, LedgerPort, ReceivedPicture } from '../../engine/Ports.ts';
import type { CallRows } from './createCallRows.ts';
import { createCapCheck } from './createCapCheck.ts';
import type { OtherCalls } from './createOtherCalls.ts';
import { createResultFinder } from './createResultFinder.ts';
import { callFolderOf, type Settler } from './createSettler.ts';
import { createSubmittedFinder } from './createSubmittedFinder.ts';
import { createTurnFinder } from './createTurnFinder.ts';
import type { Deferred } from './Deferred.ts';
import { guarded, storageErrorOf } from './libraryErrors.ts';
import { picturePath } from './pictureFiles.ts';
import { receiptOf } from './receipts.ts';
import { requestHash } from './requestHash.ts';

export interface LedgerOptions {
  readonly folder: string;
  /** Where this program's calls have their folders. */
  readonly incoming: string;
  readonly rows: CallRows;
  readonly settler: Settler;
  readonly deferred: Deferred;
  readonly others: OtherCalls;
  /** @throws StorageError where the disk has no room for another picture. */
  readonly checkRoom: (call: CallRecord) => void;
  /** How long a picture that was paid for waits for an index that another program is writing to, ms. */
  readonly patienceMs: number;
  /** Of this program: see `Sessions`. */
  readonly session: string;
  /** Refuses a text that holds a key. What came from a provider was redacted by who received it and is never refused: it is paid for. */
  readonly assertClean: (text: string, what: string) => void;
}

/** Codes of failures that come before anything is sent, though the call was begun. */
const BEFORE_SENDING: ReadonlySet<string> = new Set(['key-missing', 'key-not-approved', 'key-mismatch']);

/** The records of calls. Every method throws a StorageError when it could not keep its promise. */
export function createLedger(
  db: Database.Database,
  options: LedgerOptions,
): Omit<LedgerPort, 'provePictures' | 'keptTexts' | 'keepTexts'> {
  const { folder, incoming, session, assertClean, rows, settler, deferred, others, checkRoom, patienceMs } = options;
  const checkCaps = createCapCheck(db);
  const findResult = createResultFinder(db, folder);
  const findSubmitted = createSubmittedFinder(db);
  const turnsTo = createTurnFinder(db);
  /** Why what was paid for is not stored yet, by the hash of its request. */
  const unstored = new Map<string, AppError>();
  const write = (work: () => void): void => {
    guarded(folder, () => {
      db.transaction(work).immediate();
    });
  };

  return {
    callsPlanned(calls, at) {
      for (const call of calls) assertClean(wordsOf(call), 'The request');
      write(() => {
        for (const call of calls) rows.plan(call, at);
      });
    },
    callStarted(call, at, caps, isNeeded) {
      assertClean(wordsOf(call), 'The request');
      refuseUnstored(unstored.get(requestHash(call.effective.request)));
      return guarded(folder, () =>
        db
          .transaction(() => {
            if (isNeeded && (others.areUnderWay(call) || !isNeeded())) return false;
            checkRoom(call);
            checkCaps(call, at, caps);
            rows.start(call, session, at);
            return true;
          })
          .immediate(),
      );
    },
    othersEnded: (call, signal) => others.ended(call, signal),
    async callDone(call, received, cost, at) {
      const { callId } = call;
      const callFolder = callFolderOf(incoming, callId);
      const receipt = receiptOf(call, received, cost, at);
      try {
        await settler.settle(callFolder, receipt, patienceMs);
      } catch (caught) {
        const hash = requestHash(call.effective.request);
        unstored.set(hash, storageErrorOf(folder, caught));
        deferred.add(callId, async () => {
          await settler.settle(callFolder, receipt, 0);
          unstored.delete(hash);
        });
        throw caught;
      }
      void deferred.settle();
      return received.pictures.map(refOf);
    },
    callFailed({ callId }, error, cost, at, text = '') {
      const state = END_STATES.get(error.code) ?? 'failed';
      const fail = () => {
        write(() => {
          rows.fail(callId, { state, cost, error, text, wasNeverSent: BEFORE_SENDING.has(error.code), at });
        });
      };
      try {
        fail();
      } catch (caught) {
        // What was received and waits to be stored is more than that it could not be stored at once.
        if (!deferred.has(callId)) deferred.add(callId, fail);
        throw caught;
      }
    },
    callSubmitted({ callId }, remoteId) {
      const note = () => {
        write(() => {
          rows.submit(callId, remoteId);
        });
      };
      try {
        note();
      } catch (caught) {
        if (!deferred.has(callId)) deferred.add(callId, note);
        throw caught;
      }
    },
    findSubmitted: (call) => guarded(folder, () => findSubmitted(call)),
    turnsTo: (picture, provider, model) => guarded(folder, () => turnsTo(picture, provider, model)),
    findResult: (call, since) => guarded(folder, () => findResult(call, since)),
    callReused(call, found, at) {
      assertClean(wordsOf(call), 'The request');
      return guarded(folder, () =>
        db
          .transaction(() => {
            // The trash, which is emptied in transactions too, may have been since.
            if (!found.images.every(({ id, mime }) => existsSync(picturePath(folder, id, mime)))) return false;
            rows.reuse(call, found, at);
            return true;
          })
          .immediate(),
      );
    },
  };
}

/** What a call became that ended with one of these; with any other, it failed. */
const END_STATES: ReadonlyMap<string, 'cancelled' | 'unknown'> = new Map([
  ['cancelled', 'cancelled'],
  ['may-be-billed', 'unknown'],
]);

/** It was paid for: as soon as it is stored it is there for this call too. */
function refuseUnstored(reason: AppError | undefined): void {
  if (!reason) return;
  throw new StorageError('A picture of this very request waits to be stored, so nothing was sent.', {
    hint: `${reason.message} ${reason.hint ?? ''} It is tried again every few seconds; run again once it is stored.`,
    cause: reason,
  });
}

function refOf({ id, width, height, mime }: ReceivedPicture): ImageRef {
  return { id, width, height, mime };
}

/** All of a call that a person may have written. */
function wordsOf({ effective: { request }, row }: CallRecord): string {
  return JSON.stringify(row ? [request, row.name] : request);
}
