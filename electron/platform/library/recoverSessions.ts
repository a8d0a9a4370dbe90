import type Database from 'better-sqlite3';
import { existsSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { MayBeBilledError } from '#shared/errors/moneyErrors';
import { ROOM } from '../disk/HeldRoom.ts';
import type { CallRows } from './createCallRows.ts';
import { callFolderOf, type Settler } from './createSettler.ts';
import { guarded } from './libraryErrors.ts';
import { wholePictures, type DecodePicture } from './wholePictures.ts';
import { picturePath } from './pictureFiles.ts';
import { isReceipt, readReceipt, type Receipt } from './receipts.ts';
import type { Sessions } from './Sessions.ts';

/** What was found of programs that ended without closing, and what became of it. */
export interface Recovered {
  /** Calls whose answer had been received as a whole. */
  completed: number;
  /** Pictures that had arrived as a whole, though their answer may not have. */
  adopted: number;
  /** Calls nobody knows the end of; they may have been billed. */
  unknown: number;
  /** Runs that were under way. */
  interrupted: number;
  /** Files that were no whole picture. */
  removed: number;
  /** What could not be put in order; it is tried again the next time. */
  readonly problems: unknown[];
}

export interface RecoveryOptions {
  readonly db: Database.Database;
  /** Of the library. */
  readonly folder: string;
  /** Where every program has a folder for what arrives. */
  readonly incoming: string;
  readonly sessions: Sessions;
  readonly rows: CallRows;
  readonly settler: Settler;
  readonly decode: DecodePicture;
  /** Now, ms since the epoch. */
  readonly at: number;
}

/** Stands for programs from before there were sessions. */
const FORMER = 'former';

const names = z.array(z.string());

/**
 * Puts in order what dead programs left. Those that live, and those another program is putting in order, are left alone. Cheap where there
 * is nothing to do.
 */
export async function recoverSessions(options: RecoveryOptions): Promise<Recovered> {
  const { folder, sessions } = options;
  const recovered: Recovered = { completed: 0, adopted: 0, unknown: 0, interrupted: 0, removed: 0, problems: [] };
  for (const session of await sessionsToSee(options)) {
    const claim = guarded(folder, () => sessions.claim(session));
    if (!claim) continue;
    const before = recovered.problems.length;
    try {
      await recoverFiles(session, options, recovered);
      closeRecords(session, options, recovered);
    } catch (caught) {
      recovered.problems.push(caught);
    }
    if (recovered.problems.length === before) claim.settled();
    else claim.release();
  }
  return recovered;
}

async function sessionsToSee({ db, folder, incoming, sessions }: RecoveryOptions): Promise<ReadonlySet<string>> {
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

async function recoverFiles(session: string, options: RecoveryOptions, recovered: Recovered): Promise<void> {
  const folder = session === FORMER ? options.incoming : join(options.incoming, session);
  const entries = await readdir(folder, { withFileTypes: true }).catch(noEntries);
  const strays = entries.filter((entry) => entry.isFile()).map(({ name }) => join(folder, name));
  if (strays.length > 0) {
    const { pictures, others } = await wholePictures(strays, options.decode);
    await options.settler.addAlone(pictures, options.at);
    recovered.adopted += pictures.length;
    recovered.removed += others;
    for (const path of strays) await rm(path, { force: true });
  }
  if (session === FORMER) return;
  await rm(join(folder, ROOM), { recursive: true, force: true });
  for (const { name } of entries.filter((entry) => entry.isDirectory() && entry.name !== ROOM)) {
    try {
      await recoverCall(name, callFolderOf(folder, name), options, recovered);
    } catch (caught) {
      recovered.problems.push(caught);
    }
  }
  if ((await readdir(folder).catch(noEntries)).length === 0) await rm(folder, { recursive: true, force: true });
}

/** A call that is done already was only not tidied up after. */
async function recoverCall(
  callId: string,
  callFolder: string,
  options: RecoveryOptions,
  recovered: Recovered,
): Promise<void> {
  const { folder, rows, settler, at } = options;
  const state = guarded(folder, () => rows.stateOf(callId));
  if (state !== 'done') {
    const noted = present(folder, await readReceipt(callFolder));
    const receipt = noted ?? (await adopted(callId, callFolder, options, recovered));
    // Where the last picture is cut off, those before it may be mere drafts: they are kept, and what came of the call is not known.
    const isAnswer = state !== undefined && receipt?.isWhole === true;
    if (receipt && isAnswer) await settler.settle(callFolder, receipt, 0);
    else if (receipt) await settler.addAlone(receipt.pictures, at);
    if (noted) recovered.completed++;
  }
  await rm(callFolder, { recursive: true, force: true });
}

interface FoundReceipt extends Receipt {
  /** False where more was to come. */
  readonly isWhole: boolean;
}

/** The receipt with the pictures that are still to be had. */
function present(folder: string, receipt: Receipt | undefined): FoundReceipt | undefined {
  const pictures = receipt?.pictures.filter(
    ({ path, id, mime }) => existsSync(path) || existsSync(picturePath(folder, id, mime)),
  );
  return receipt && pictures && pictures.length > 0 ? { ...receipt, pictures, isWhole: true } : undefined;
}

/** What a receipt would say of pictures that had arrived before there was one. */
async function adopted(
  callId: string,
  callFolder: string,
  { decode, at }: RecoveryOptions,
  recovered: Recovered,
): Promise<FoundReceipt | undefined> {
  const files = (await readdir(callFolder, { withFileTypes: true })).filter(
    (entry) => entry.isFile() && !isReceipt(entry.name),
  );
  const paths = files.map(({ name }) => join(callFolder, name));
  const { pictures, others } = await wholePictures(paths, decode);
  recovered.adopted += pictures.length;
  recovered.removed += others;
  return pictures.length > 0 ? { callId, pictures, text: '', isAdopted: true, at, isWhole: others === 0 } : undefined;
}

/** What still counts as under way is not: its program is dead. */
function closeRecords(session: string, { db, folder, at }: RecoveryOptions, recovered: Recovered): void {
  const error = new MayBeBilledError('Lumi Studio ended while this call was under way.', {
    hint: 'The provider may have made and billed the picture: see its dashboard. It is asked for again only when you say so.',
  });
  const unknown = db.prepare(`
    UPDATE calls SET state = 'unknown', cost = estimate, cost_kind = 'estimate', error = @error, finished_at = @at
    WHERE state = 'running' AND session IS @session`);
  // A call that costs nothing for certain can be made again without a question.
  const harmless = db.prepare(`
    UPDATE calls SET state = 'cancelled', finished_at = @at
    WHERE state = 'running' AND session IS @session AND estimate = 0 AND estimate_kind = 'actual'`);
  const interrupted = db.prepare("UPDATE runs SET state = 'ended' WHERE state = 'running' AND session IS @session");
  const owner = session === FORMER ? null : session;
  guarded(folder, () => {
    db.transaction(() => {
      harmless.run({ at, session: owner });
      recovered.unknown += unknown.run({ error: JSON.stringify(error.report()), at, session: owner }).changes;
      recovered.interrupted += interrupted.run({ session: owner }).changes;
    }).immediate();
  });
}

/** A program that never received anything has no folder. */
function noEntries(caught: unknown): never[] {
  if (caught instanceof Error && 'code' in caught && caught.code === 'ENOENT') return [];
  throw caught;
}
