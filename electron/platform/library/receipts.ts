import { mkdir, readFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { z } from 'zod';
import { sources } from '#shared/api/basicSchemas';
import type { Money } from '#shared/graph/Money';
import type { Sources } from '#shared/graph/Sources';
import type { CallRecord, Received, ReceivedPicture } from '../../engine/Ports.ts';
import { writeAtomically } from '../disk/writeAtomically.ts';
import { canonicalJson } from './canonicalJson.ts';
import { image, moneyKind, storedAnswer, usage } from './rowSchemas.ts';

/** What a provider gave for one call, written beside its pictures, if any, before anything is done with them: whatever happens next, it can be done again. */
export interface Receipt {
  readonly callId: string;
  readonly pictures: readonly ReceivedPicture[];
  readonly text: string;
  readonly note?: string;
  readonly answer?: Received['answer'];
  readonly usage?: Received['usage'];
  readonly tier?: string;
  readonly served?: Received['served'];
  readonly sources?: Received['sources'];
  /** Absent: nobody knows more than the call's estimate. */
  readonly cost?: Money;
  /** Written for a dead program by who found its pictures: nothing proves that more was not to come. */
  readonly isAdopted?: true;
  /** ms since the epoch */
  readonly at: number;
}

/** In a call's folder. */
const RECEIPT_NAME = 'received.json';

const stored = z.object({
  callId: z.string(),
  pictures: z.array(z.object({ ...image.shape, bytes: z.number(), file: z.string() })),
  text: z.string(),
  note: z.string().exactOptional(),
  answer: storedAnswer.exactOptional(),
  usage: usage.exactOptional(),
  tier: z.string().exactOptional(),
  served: z.array(z.tuple([z.string(), z.string()])).exactOptional(),
  sources: sources.exactOptional(),
  cost: z.object({ microUsd: z.number().int(), kind: moneyKind }).exactOptional(),
  isAdopted: z.literal(true).exactOptional(),
  at: z.number(),
});

export function receiptOf(
  { callId }: CallRecord,
  { pictures, text, note, answer, usage, tier, served, sources: found }: Received,
  cost: Money,
  at: number,
): Receipt {
  const told = {
    ...(note !== undefined && { note }),
    ...(answer && { answer }),
    ...(usage && { usage }),
    ...(tier !== undefined && { tier }),
    ...(served && { served }),
    ...(found && { sources: found }),
  };
  return { callId, pictures, text, ...told, cost, at };
}

/**
 * Puts it into the call's folder, whole or not at all; on return it is on disk. One that says the same already is left alone: it may be all
 * there is of a call that was paid for, and the disk may be full.
 */
export async function writeReceipt(folder: string, receipt: Receipt): Promise<void> {
  const path = join(folder, RECEIPT_NAME);
  const { callId, text, note, answer, usage, tier, served, sources: found, cost, isAdopted, at } = receipt;
  const pictures = receipt.pictures.map(({ path: file, ...picture }) => ({ ...picture, file: relative(folder, file) }));
  const data = canonicalJson({
    callId,
    pictures,
    text: text.toWellFormed(),
    note: note?.toWellFormed(),
    answer,
    usage,
    tier: tier?.toWellFormed(),
    served: served?.map(([label, value]) => [label.toWellFormed(), value.toWellFormed()]),
    sources: found && wellFormed(found),
    cost,
    isAdopted,
    at,
  });
  if ((await readFile(path, 'utf8').catch(() => undefined)) === data) return;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeAtomically(path, data, { mode: 0o600 });
}

/** Whether a file of a call's folder is a receipt, or one that was being written, rather than a picture. */
export function isReceipt(name: string): boolean {
  return name === RECEIPT_NAME || name.endsWith('.tmp');
}

/** `undefined`: there is none, or it was not written to its end. */
export async function readReceipt(folder: string): Promise<Receipt | undefined> {
  const parsed = stored.safeParse(parsedJson(await readFile(join(folder, RECEIPT_NAME), 'utf8').catch(() => '')));
  if (!parsed.success) return undefined;
  const { pictures, ...receipt } = parsed.data;
  return {
    ...receipt,
    pictures: pictures.map(({ file, ...picture }) => ({ ...picture, path: resolve(folder, file) })),
  };
}

/** Half a letter is none in a file. */
function wellFormed({ queries, links }: Sources): Sources {
  return {
    queries: queries.map((query) => query.toWellFormed()),
    links: links.map(({ title, url }) => ({ title: title.toWellFormed(), url })),
  };
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
