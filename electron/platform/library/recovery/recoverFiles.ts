import { existsSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { PARTIALS } from '../../disk/createPartials.ts';
import { ROOM } from '../../disk/HeldRoom.ts';
import { IMPORTS } from '../createIntake.ts';
import { callFolderOf } from '../createSettler.ts';
import { guarded } from '../libraryErrors.ts';
import { picturePath } from '../pictureFiles.ts';
import { isReceipt, readReceipt, type Receipt } from '../receipts.ts';
import { isKept, keepUnopened } from './keepUnopened.ts';
import type { Attempt, Recovered, SessionRecoveryOptions } from './Recovery.ts';
import { wholePictures, type WholePictures } from './wholePictures.ts';

/** Folders of a program's own in which nothing lies that was paid for. */
const UNPAID = [ROOM, IMPORTS, PARTIALS];

/** Where files are now that were kept of each call, by its id. */
export type Kept = Map<string, readonly string[]>;

interface FileOptions extends SessionRecoveryOptions {
  /** The folder of the dead program; of programs from before there were sessions, the one all of theirs lie in. */
  readonly from: string;
  /** Whether `from` is the latter, which others use. */
  readonly isShared: boolean;
  readonly attempt: Attempt;
  readonly kept: Kept;
}

/** Puts in order the files a dead program left: what was received is stored, what may be a picture is kept, the rest removed. */
export async function recoverFiles(options: FileOptions, recovered: Recovered): Promise<void> {
  const { from, isShared, attempt } = options;
  const entries = await readdir(from, { withFileTypes: true }).catch(noEntries);
  const strays = entries.filter((entry) => entry.isFile()).map(({ name }) => join(from, name));
  if (strays.length > 0) await attempt(() => recoverStrays(strays, options, recovered));
  if (isShared) return;
  for (const name of UNPAID) await attempt(() => rm(join(from, name), { recursive: true, force: true }));
  for (const { name } of entries.filter((entry) => entry.isDirectory() && !UNPAID.includes(entry.name))) {
    await attempt(() => recoverCall(name, callFolderOf(from, name), options, recovered));
  }
  if ((await readdir(from).catch(noEntries)).length === 0) await rm(from, { recursive: true, force: true });
}

/** Files of no call. None is removed before all that may be pictures are stored. */
async function recoverStrays(strays: readonly string[], options: FileOptions, recovered: Recovered): Promise<void> {
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
  options: FileOptions,
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
    const isAnswer = receipt?.isWhole === true && (noted ? state !== undefined : rows.isAnsweredByPictures(callId));
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

/** The receipt with the pictures that are still to be had; that of a text has none. */
function present(folder: string, receipt: Receipt | undefined): FoundReceipt | undefined {
  const pictures = receipt?.pictures.filter(
    ({ path, id, mime }) => existsSync(path) || existsSync(picturePath(folder, id, mime)),
  );
  if (!receipt || !pictures || (pictures.length === 0 && receipt.pictures.length > 0)) return undefined;
  return { ...receipt, pictures, isWhole: true };
}

/** What had arrived of a call before there was a receipt. */
async function arrived(callFolder: string, { decode }: SessionRecoveryOptions): Promise<WholePictures> {
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
  { unreadable }: SessionRecoveryOptions,
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

/** A program that never received anything has no folder. */
function noEntries(caught: unknown): never[] {
  if (caught instanceof Error && 'code' in caught && caught.code === 'ENOENT') return [];
  throw caught;
}
