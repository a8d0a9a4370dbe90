/** Small true records and pictures for the tests of the library. */
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { copyFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CallRecord, Received, ReceivedPicture } from '../../../../../electron/engine/Ports.ts';
import {
  openLibrary,
  type Library,
  type LibraryOptions,
} from '../../../../../electron/platform/library/openLibrary.ts';
import type { EffectiveRequest } from '#shared/providers/Effective';

export const RUN = '00000000-0000-4000-8000-000000000001';

export function aRequest(changes: Partial<EffectiveRequest> = {}): EffectiveRequest {
  return {
    provider: 'google',
    model: 'gemini-nano-banana-2.1',
    prompt: 'a red fox',
    instructions: '',
    references: [],
    wireSeed: 7,
    options: {},
    ...changes,
  };
}

export function aCall(changes: Partial<Omit<CallRecord, 'effective'>> = {}, request = aRequest()): CallRecord {
  return {
    callId: randomUUID(),
    runId: RUN,
    node: 'n4',
    index: 0,
    seed: request.wireSeed,
    effective: {
      request,
      settings: [],
      notes: [],
      pixels: { width: 1024, height: 1024 },
      estimate: { microUsd: 134_000, kind: 'estimate' },
      isPriced: true,
      timeoutMs: 300_000,
    },
    ...changes,
  };
}

/** A call that writes. */
export function aTextCall(
  changes: Partial<Omit<CallRecord, 'effective'>> = {},
  request = aRequest({ kind: 'text' }),
): CallRecord {
  const call = aCall(changes, request);
  const { pixels: _pixels, ...effective } = call.effective;
  return { ...call, effective };
}

/** A picture as the generator leaves it in the folder for what arrives. */
export async function aPicture(library: Library, bytes: Uint8Array = randomBytes(400)): Promise<ReceivedPicture> {
  const path = join(library.incoming, randomUUID());
  await writeFile(path, bytes);
  const id = createHash('sha256').update(bytes).digest('hex');
  return { path, id, bytes: bytes.length, width: 40, height: 30, mime: 'image/png' };
}

export function aReply(picture: ReceivedPicture, changes: Partial<Received> = {}): Received {
  return { pictures: [picture], text: '', ...changes };
}

export const COST = { microUsd: 120_000, kind: 'actual' } as const;

/** The library in a folder. Its thumbnails are copies. */
export function openIn(folder: string, options: Partial<LibraryOptions> = {}): Library {
  return openLibrary({
    folder,
    thumbnail: (source, dest) => copyFile(source, dest).then(() => undefined),
    assertClean: () => undefined,
    ...options,
  });
}

/** A library with one run begun in it. */
export function aLibrary(folder: string, options: Partial<LibraryOptions> = {}, runId = RUN): Library {
  const library = openIn(folder, options);
  startRun(library, runId);
  return library;
}

/** A run that was asked for and begun. */
export function startRun(library: Library, runId: string, name = 'Foxes', at = 1000): void {
  library.runQueued({ runId, name, workflowText: '{}', settings: {}, at });
  library.runStarted(runId, at);
}

/** One call from start to stored picture. */
export async function addPicture(library: Library, request = aRequest(), at = 2000, bytes?: Uint8Array, runId = RUN) {
  return makeCall(library, aCall({ runId }, request), at, bytes);
}

/** The same, of a call of one's own. */
export async function makeCall(library: Library, call: CallRecord, at = 2000, bytes?: Uint8Array) {
  library.callStarted(call, at - 500, {});
  const [image] = await library.callDone(call, aReply(await aPicture(library, bytes)), COST, at);
  if (!image) throw new Error('The library gave no picture back.');
  return image;
}
