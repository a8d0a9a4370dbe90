import { mkdir, open, readFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { z } from 'zod';
import type { Money } from '#shared/graph/Money';
import type { CallRecord, Received, ReceivedPicture } from '../../engine/Ports.ts';
import { image, moneyKind, usage } from './rowSchemas.ts';

/** What a provider gave for one call, written beside the pictures before anything is done with them: whatever happens next, it can be done again. */
export interface Receipt {
  readonly callId: string;
  readonly pictures: readonly ReceivedPicture[];
  readonly text: string;
  readonly usage?: Received['usage'];
  /** Absent: nobody knows more than the call's estimate. */
  readonly cost?: Money;
  /** ms since the epoch */
  readonly at: number;
}

/** In a call's folder. */
export const RECEIPT_NAME = 'received.json';

const stored = z.object({
  callId: z.string(),
  pictures: z.array(z.object({ ...image.shape, bytes: z.number(), file: z.string() })),
  text: z.string(),
  usage: usage.exactOptional(),
  cost: z.object({ microUsd: z.number().int(), kind: moneyKind }).exactOptional(),
  at: z.number(),
});

export function receiptOf(
  { callId }: CallRecord,
  { pictures, text, usage }: Received,
  cost: Money,
  at: number,
): Receipt {
  return { callId, pictures, text, ...(usage && { usage }), cost, at };
}

/** Puts it into the call's folder; on return it is on disk. */
export async function writeReceipt(
  folder: string,
  { callId, text, usage, cost, at, ...receipt }: Receipt,
): Promise<void> {
  const pictures = receipt.pictures.map(({ path, ...picture }) => ({ ...picture, file: relative(folder, path) }));
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = await open(join(folder, RECEIPT_NAME), 'w', 0o600);
  try {
    await file.writeFile(JSON.stringify({ callId, pictures, text: text.toWellFormed(), usage, cost, at }));
    await file.datasync();
  } finally {
    await file.close();
  }
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

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
