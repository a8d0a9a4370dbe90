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
  readonly problems: unknown[];
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
    const claim = guarded(folder, () => sessions.claim(session));
    if (!claim) continue;
    const before = recovered.problems.length;
    try {
      const kept = await recoverFiles(session, options, recovered);
      closeRecords(session, kept, options, recovered);
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

/** Gives where the files are now that were kept of each call. */
async function recoverFiles(session: string, options: RecoveryOptions, recovered: Recovered): Promise<Kept> {
  const kept = new Map<string, readonly string[]>();
  const folder = session === FORMER ? options.incoming : join(options.incoming, session);
  const entries = await readdir(folder, { withFileTypes: true }).catch(noEntries);
  const strays = entries.filter((entry) => entry.isFile()).map(({ name }) => join(folder, name));
  if (strays.length > 0) {
    for (const path of strays.filter(isKept)) {
      recovered.unopened.push(...(await keepUnopened([path], extname(path), options.unreadable)));
    }
    const found = await wholePictures(
      strays.filter((path) => !isKept(path)),
      options.decode,
    );
    await keepRest(found, options, recovered);
    await options.settler.addAlone(found.pictures, options.at);
    for (const path of strays) await rm(path, { force: true });
  }
  if (session === FORMER) return kept;
  await rm(join(folder, ROOM), { recursive: true, force: true });
  for (const { name } of entries.filter((entry) => entry.isDirectory() && entry.name !== ROOM)) {
    try {
      kept.set(name, await recoverCall(name, callFolderOf(folder, name), options, recovered));
    } catch (caught) {
      recovered.problems.push(caught);
    }
  }
  if ((await readdir(folder).catch(noEntries)).length === 0) await rm(folder, { recursive: true, force: true });
  return kept;
}

/** By the id of their call. */
type Kept = ReadonlyMap<string, readonly string[]>;

/** A call that is done already was only not tidied up after. Gives where files are now that were kept of it. */
async function recoverCall(
  callId: string,
  callFolder: string,
  options: RecoveryOptions,
  recovered: Recovered,
): Promise<readonly string[]> {
  const before = recovered.unopened.length;
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
  return recovered.unopened.slice(before);
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
  options: RecoveryOptions,
  recovered: Recovered,
): Promise<FoundReceipt | undefined> {
  const files = (await readdir(callFolder, { withFileTypes: true })).filter(
    (entry) => entry.isFile() && !isReceipt(entry.name),
  );
  const paths = files.map(({ name }) => join(callFolder, name));
  const found = await wholePictures(paths, options.decode);
  await keepRest(found, options, recovered);
  const { pictures, unopened, others } = found;
  const isWhole = unopened.length === 0 && others === 0;
  return pictures.length > 0 ? { callId, pictures, text: '', isAdopted: true, at: options.at, isWhole } : undefined;
}

/** Counts what was found, and keeps what may be a picture all the same. A text says nothing more where all beside it are whole. */
async function keepRest(found: WholePictures, { unreadable }: RecoveryOptions, recovered: Recovered): Promise<void> {
  const { pictures, unopened, texts, others } = found;
  const isMended = pictures.length > 0 && unopened.length === 0 && others === 0;
  recovered.adopted += pictures.length;
  recovered.removed += others;
  recovered.unopened.push(...(await keepUnopened(unopened, '.bin', unreadable)));
  if (!isMended) recovered.unopened.push(...(await keepUnopened(texts, '.txt', unreadable)));
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
