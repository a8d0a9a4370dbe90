import type Database from 'better-sqlite3';
import { existsSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { z } from 'zod';
import { MayBeBilledError } from '#shared/errors/moneyErrors';
import { ROOM } from '../disk/HeldRoom.ts';
import type { CallRows } from './createCallRows.ts';
import { callFolderOf, type Settler } from './createSettler.ts';
import { isKept, keepUnopened } from './keepUnopened.ts';
import { guarded } from './libraryErrors.ts';
import { wholePictures, type DecodePicture, type WholePictures } from './wholePictures.ts';
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
  /** Files that were no picture, nor the beginning of one. */
  removed: number;
  /** Where files are now that began as a picture and cannot be opened. */
  readonly unopened: string[];
  /** What could not be put in order; it is tried again the next time. */
  readonly problems: RecoveryProblem[];
}

export interface RecoveryProblem {
  /** The dead program it is of. */
  readonly session: string;
  readonly error: unknown;
}

export interface RecoveryOptions {
  readonly db: Database.Database;
  /** Of the library. */
  readonly folder: string;
  /** Where every program has a folder for what arrives. */
  readonly incoming: string;
  /** Where pictures go that were paid for and cannot be opened. */
  readonly unreadable: string;
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
  const recovered: Recovered = {
    completed: 0,
    adopted: 0,
    unknown: 0,
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
      await attempt(() => recoverFiles(session, { ...options, attempt, kept }, recovered));
      // Whatever became of the files: others wait for these calls, and what is received of one later still completes it.
      await attempt(() => {
        closeRecords(session, kept, options, recovered);
      });
      if (recovered.problems.length === before) claim.settled();
      else claim.release();
    });
  }
  return recovered;
}

/** Does a piece of work that others do not depend on; what it throws becomes a problem. */
type Attempt = (work: () => unknown) => Promise<void>;

/** Where files are now that were kept of each call, by its id. */
type Kept = Map<string, readonly string[]>;

interface SessionOptions extends RecoveryOptions {
  readonly attempt: Attempt;
  readonly kept: Kept;
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

async function recoverFiles(session: string, options: SessionOptions, recovered: Recovered): Promise<void> {
  const { incoming, attempt } = options;
  const folder = session === FORMER ? incoming : join(incoming, session);
  const entries = await readdir(folder, { withFileTypes: true }).catch(noEntries);
  const strays = entries.filter((entry) => entry.isFile()).map(({ name }) => join(folder, name));
  if (strays.length > 0) await attempt(() => recoverStrays(strays, options, recovered));
  if (session === FORMER) return;
  await attempt(() => rm(join(folder, ROOM), { recursive: true, force: true }));
  for (const { name } of entries.filter((entry) => entry.isDirectory() && entry.name !== ROOM)) {
    await attempt(() => recoverCall(name, callFolderOf(folder, name), options, recovered));
  }
  if ((await readdir(folder).catch(noEntries)).length === 0) await rm(folder, { recursive: true, force: true });
}

/** Files of no call. None is removed before all that may be pictures are stored. */
async function recoverStrays(strays: readonly string[], options: SessionOptions, recovered: Recovered): Promise<void> {
  const { decode, settler, unreadable, attempt, at } = options;
  for (const path of strays.filter(isKept)) {
    recovered.unopened.push(...(await keepUnopened([path], extname(path), unreadable)));
  }
  const found = await wholePictures(
    strays.filter((path) => !isKept(path)),
    decode,
  );
  await keepRest(found, options, recovered);
  await settler.addAlone(found.pictures, at);
  recovered.adopted += found.pictures.length;
  for (const path of strays) await attempt(() => rm(path, { force: true }));
  recovered.removed += found.others;
}

/** A call that is done already was only not tidied up after. */
async function recoverCall(
  callId: string,
  callFolder: string,
  options: SessionOptions,
  recovered: Recovered,
): Promise<void> {
  const { folder, rows, settler, kept, at } = options;
  const state = guarded(folder, () => rows.stateOf(callId));
  let removed = 0;
  if (state !== 'done') {
    const noted = present(folder, await readReceipt(callFolder));
    const found = noted ? undefined : await arrived(callFolder, options);
    if (found) kept.set(callId, await keepRest(found, options, recovered));
    const receipt = noted ?? (found && adopted(callId, found, at));
    // Where the last picture is cut off, those before it may be mere drafts: they are kept, and what came of the call is not known.
    const isAnswer = state !== undefined && receipt?.isWhole === true;
    if (receipt && isAnswer) await settler.settle(callFolder, receipt, 0);
    else if (receipt) await settler.addAlone(receipt.pictures, at);
    if (noted) recovered.completed++;
    recovered.adopted += found?.pictures.length ?? 0;
    removed = found?.others ?? 0;
  }
  await rm(callFolder, { recursive: true, force: true });
  recovered.removed += removed;
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

/** What had arrived of a call before there was a receipt. */
async function arrived(callFolder: string, { decode }: RecoveryOptions): Promise<WholePictures> {
  const files = (await readdir(callFolder, { withFileTypes: true })).filter(
    (entry) => entry.isFile() && !isReceipt(entry.name),
  );
  return wholePictures(
    files.map(({ name }) => join(callFolder, name)),
    decode,
  );
}

/** What a receipt would say of it. */
function adopted(callId: string, { pictures, unopened, others }: WholePictures, at: number): FoundReceipt | undefined {
  const isWhole = unopened.length === 0 && others === 0;
  return pictures.length > 0 ? { callId, pictures, text: '', isAdopted: true, at, isWhole } : undefined;
}

/**
 * Keeps what may be a picture all the same, and gives where it is now. A text says nothing more where all beside it are whole.
 */
async function keepRest(
  { pictures, unopened, texts, others }: WholePictures,
  { unreadable }: RecoveryOptions,
  recovered: Recovered,
): Promise<readonly string[]> {
  const isMended = pictures.length > 0 && unopened.length === 0 && others === 0;
  const kept = [
    ...(await keepUnopened(unopened, '.bin', unreadable)),
    ...(isMended ? [] : await keepUnopened(texts, '.txt', unreadable)),
  ];
  recovered.unopened.push(...kept);
  return kept;
}

/** What still counts as under way is not: its program is dead. */
function closeRecords(session: string, kept: Kept, { db, folder, at }: RecoveryOptions, recovered: Recovered): void {
  const named = db.prepare(`
    UPDATE calls SET error = @error WHERE id = @id AND state = 'running' AND session IS @session`);
  const unknown = db.prepare(`
    UPDATE calls SET state = 'unknown', cost = estimate, cost_kind = 'estimate', error = coalesce(error, @error), finished_at = @at
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
      for (const [id, paths] of kept) {
        if (paths.length > 0) named.run({ id, error: cutOffBy(paths), session: owner });
      }
      recovered.unknown += unknown.run({ error: cutOffBy([]), at, session: owner }).changes;
      recovered.interrupted += interrupted.run({ session: owner }).changes;
    }).immediate();
  });
}

/** What is said of a call nobody knows the end of. `kept`: where what had arrived of it is. */
function cutOffBy(kept: readonly string[]): string {
  const where = kept.length > 0 ? ` What had arrived of it was kept: ${kept.join(', ')}` : '';
  const hint = `The provider may have made and billed the picture: see its dashboard. It is asked for again only when you say so.${where}`;
  return JSON.stringify(new MayBeBilledError('Lumi Studio ended while this call was under way.', { hint }).report());
}

/** A program that never received anything has no folder. */
function noEntries(caught: unknown): never[] {
  if (caught instanceof Error && 'code' in caught && caught.code === 'ENOENT') return [];
  throw caught;
}
