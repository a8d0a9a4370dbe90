import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { guarded } from '../libraryErrors.ts';
import { closeRecords } from './closeRecords.ts';
import { recoverFiles, type Kept } from './recoverFiles.ts';
import type { Attempt, Recovered, SessionRecoveryOptions } from './Recovery.ts';

/** Stands for programs from before there were sessions. */
const FORMER = 'former';

const names = z.array(z.string());

/**
 * Puts in order what dead programs left. Those that live, and those another program is putting in order, are left alone. Cheap where there
 * is nothing to do.
 */
export async function recoverSessions(options: SessionRecoveryOptions): Promise<Recovered> {
  const { folder, sessions } = options;
  const recovered: Recovered = {
    completed: 0,
    adopted: 0,
    unknown: 0,
    submitted: 0,
    interrupted: 0,
    removed: 0,
    unopened: [],
    problems: [],
  };
  for (const session of await sessionsToSee(options)) {
    const attempt: Attempt = async (work) => {
      try {
        await work();
      } catch (error) {
        recovered.problems.push({ session, error });
      }
    };
    await attempt(async () => {
      const claim = guarded(folder, () => sessions.claim(session));
      if (!claim) return;
      const before = recovered.problems.length;
      const kept: Kept = new Map();
      const isShared = session === FORMER;
      const from = isShared ? options.incoming : join(options.incoming, session);
      await attempt(() => recoverFiles({ ...options, from, isShared, attempt, kept }, recovered));
      // Whatever became of the files: others wait for these calls, and what is received of one later still completes it.
      await attempt(() => {
        closeRecords(isShared ? null : session, kept, options, recovered);
      });
      if (recovered.problems.length === before) claim.settled();
      else claim.release();
    });
  }
  return recovered;
}

async function sessionsToSee({ db, folder, incoming, sessions }: SessionRecoveryOptions): Promise<ReadonlySet<string>> {
  const inRecords = guarded(folder, () =>
    names.parse(
      db
        .prepare(
          `SELECT coalesce(session, '${FORMER}') FROM calls WHERE state = 'running'
          UNION SELECT coalesce(session, '${FORMER}') FROM runs WHERE state = 'running'`,
        )
        .pluck()
        .all(),
    ),
  );
  const entries = await readdir(incoming, { withFileTypes: true });
  const inFolder = entries.map((entry) => (entry.isDirectory() ? entry.name : FORMER));
  const all = new Set([...sessions.others(), ...inFolder, ...inRecords]);
  all.delete(sessions.own);
  return all;
}
