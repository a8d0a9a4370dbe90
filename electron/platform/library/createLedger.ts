import type Database from 'better-sqlite3';
import type { ImageRef } from '#shared/graph/generation';
import type { LedgerPort, ReceivedPicture } from '../../engine/Ports.ts';
import { createCallRows } from './createCallRows.ts';
import { createCapCheck } from './createCapCheck.ts';
import { createResultFinder } from './createResultFinder.ts';
import { guarded } from './libraryErrors.ts';
import { storePicture } from './pictureFiles.ts';

export interface LedgerOptions {
  readonly folder: string;
  /** Of this program: see `Sessions`. */
  readonly session: string;
  /** Refuses a text that holds a key. What came from a provider was redacted by who received it and is never refused: it is paid for. */
  readonly assertClean: (text: string, what: string) => void;
}

/** The records of calls. Every method throws a StorageError when it could not keep its promise. */
export function createLedger(db: Database.Database, { folder, session, assertClean }: LedgerOptions): LedgerPort {
  const rows = createCallRows(db);
  const checkCaps = createCapCheck(db);
  const findResult = createResultFinder(db, folder);
  const write = (work: () => void): void => {
    guarded(folder, () => {
      db.transaction(work).immediate();
    });
  };

  return {
    callsPlanned(calls, at) {
      for (const { effective } of calls) assertClean(JSON.stringify(effective.request), 'The request');
      write(() => {
        for (const call of calls) rows.plan(call, at);
      });
    },
    callStarted(call, at, caps) {
      assertClean(JSON.stringify(call.effective.request), 'The request');
      write(() => {
        checkCaps(call, at, caps);
        rows.start(call, session, at);
      });
    },
    async callDone({ callId }, { pictures, text, usage }, cost, at) {
      for (const picture of pictures) await storePicture(folder, picture);
      write(() => {
        rows.complete(callId, { pictures, text, ...(usage && { usage }), cost, at });
      });
      const [first, ...others] = pictures;
      return [refOf(first), ...others.map(refOf)];
    },
    callFailed({ callId }, error, cost, at) {
      const state = error.code === 'cancelled' ? 'cancelled' : 'failed';
      write(() => {
        rows.fail(callId, { state, cost, error, at });
      });
    },
    findResult: (call, since) => guarded(folder, () => findResult(call, since)),
    callReused(call, found, at) {
      assertClean(JSON.stringify(call.effective.request), 'The request');
      write(() => {
        rows.reuse(call, found, at);
      });
    },
  };
}

function refOf({ id, width, height, mime }: ReceivedPicture): ImageRef {
  return { id, width, height, mime };
}
