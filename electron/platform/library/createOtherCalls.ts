import type Database from 'better-sqlite3';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import type { CallRecord } from '../../engine/Ports.ts';
import { guarded } from './libraryErrors.ts';
import { requestHash } from './requestHash.ts';
import type { Sessions } from './Sessions.ts';

/** ms between two looks at what another program is making. */
const PAUSE_MS = 150;
/** Looks between two at whether that program lives. */
const LOOKS_PER_PULSE = 7;

const owners = z.array(z.string());

/** Calls of the very same request as one's own, of any run and any program of the library. */
export interface OtherCalls {
  /** Within the transaction that then begins a call, the answer holds. */
  areUnderWay(call: CallRecord): boolean;
  /** Returns when none is under way any more, or the signal is aborted. */
  ended(call: CallRecord, signal: AbortSignal): Promise<void>;
}

interface OtherCallsOptions {
  readonly folder: string;
  readonly sessions: Pick<Sessions, 'isAlive'>;
  /** Finds out what became of the calls of programs that died. */
  readonly recover: () => Promise<void>;
}

export function createOtherCalls(db: Database.Database, { folder, sessions, recover }: OtherCallsOptions): OtherCalls {
  const underWay = db
    .prepare(
      "SELECT DISTINCT coalesce(session, '') FROM calls WHERE request_hash = ? AND state = 'running' AND id <> ?",
    )
    .pluck();
  const ownersOf = (hash: string, callId: string) => guarded(folder, () => owners.parse(underWay.all(hash, callId)));

  return {
    areUnderWay: ({ callId, effective }) => ownersOf(requestHash(effective.request), callId).length > 0,
    async ended({ callId, effective }, signal) {
      const hash = requestHash(effective.request);
      for (let look = 0; !signal.aborted; look++) {
        const programs = ownersOf(hash, callId);
        if (programs.length === 0) return;
        if (look % LOOKS_PER_PULSE === 0 && programs.some((program) => !sessions.isAlive(program))) await recover();
        await delay(PAUSE_MS, undefined, { signal }).catch(() => undefined);
      }
    },
  };
}
