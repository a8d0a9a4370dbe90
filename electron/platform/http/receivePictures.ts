import { rm } from 'node:fs/promises';
import { AppError } from '#shared/errors/AppError';
import { PictureError } from '#shared/errors/inputErrors';
import type { Received, ReceivedPicture } from '../../engine/Ports.ts';
import type { BlobFile } from './reply/BlobWriter.ts';
import type { ChosenPictures } from './choosePictures.ts';
import { keepUnread, withHint } from './keepUnread.ts';
import { ODDITIES } from './reply/oddities.ts';
import { savePicture, type SaveOptions } from './savePicture.ts';

type LookAt = (path: string) => Promise<{ readonly width: number; readonly height: number; readonly mime: string }>;

export interface ReceiveOptions extends SaveOptions {
  /** Where pictures go that cannot be read. */
  readonly unreadableFolder: string;
  /** By the header. @throws PictureError */
  readonly probe: LookAt;
  /** By every pixel. @throws PictureError */
  readonly decode: LookAt;
}

/** Pictures that can be read. */
export interface ReadPictures {
  readonly pictures: Received['pictures'];
  /** What else is to be known of them, a sentence each. */
  readonly notes: readonly string[];
}

/**
 * All pictures of a reply that can be read, the chosen one first, none twice. What keeps one of them from being read keeps no other from
 * being received, whatever it is; and no byte that came is lost.
 * @throws what was wrong with the first that could not be had, when that leaves none.
 */
export async function receivePictures(
  { picture, others, spare }: Pick<ChosenPictures, 'picture' | 'others' | 'spare'>,
  options: ReceiveOptions,
  signal: AbortSignal,
): Promise<ReadPictures> {
  const found = new Map<string, ReceivedPicture>();
  const notes = new Set<string>();
  const failures: Error[] = [];
  const receive = async (sources: readonly string[]): Promise<void> => {
    for (const source of new Set(sources)) {
      try {
        const file = await savePicture(source, options, signal);
        if (found.has(file.id)) await rm(file.path, { force: true });
        else found.set(file.id, await readable(file, options, notes));
      } catch (caught) {
        failures.push(caught instanceof Error ? caught : new Error(String(caught)));
      }
    }
  };
  const chosen = [picture, ...others].map((one) => one.source);
  await receive(chosen);
  if (found.size === 0) await receive(spare.filter((source) => !chosen.includes(source)));
  const [first, ...rest] = found.values();
  const [failure, ...more] = failures;
  if (first) return { pictures: [first, ...rest], notes: [...notes, ...failures.map(told)] };
  const all = more.map(hintOf).filter(Boolean).join(' ');
  const fault = failure ?? new PictureError('The reply holds no picture.');
  throw all && fault instanceof AppError ? withHint(fault, all) : fault;
}

function told(failure: Error): string {
  return failure instanceof AppError
    ? `Beside it: ${failure.message} ${hintOf(failure)}`.trim()
    : 'Another picture could not be had.';
}

function hintOf(failure: Error): string {
  return failure instanceof AppError ? (failure.hint ?? '') : '';
}

async function readable(file: BlobFile, options: ReceiveOptions, notes: Set<string>): Promise<ReceivedPicture> {
  const { raw, isCut, ...rest } = file;
  // What was mended, or is perhaps not all, must be whole to count.
  const look = raw !== undefined || isCut ? options.decode : options.probe;
  try {
    // Once more: the first time something else may have broken the picture process.
    const seen = await look(file.path).catch(() => look(file.path));
    if (raw !== undefined) {
      notes.add(ODDITIES.mended);
      await rm(raw, { force: true }).catch(() => undefined);
    }
    return { ...rest, ...seen };
  } catch (caught) {
    throw new PictureError('A picture came back that cannot be read.', {
      hint: `It may have been billed, so its bytes were kept: ${(await keepUnread([file], options.unreadableFolder)).join(', ')}`,
      cause: caught,
    });
  }
}
