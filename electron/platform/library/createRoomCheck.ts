import type Database from 'better-sqlite3';
import { statfsSync } from 'node:fs';
import { z } from 'zod';
import { StorageError } from '#shared/errors/inputErrors';

const MIB = 1024 * 1024;
/** What always stays free: the index and its log must be able to grow. bytes */
const RESERVE_BYTES = 128 * MIB;
/** More than a picture of 4K in PNG takes. bytes */
const BYTES_PER_CALL = 32 * MIB;

const count = z.number();

/**
 * Refuses a call whose picture the disk may have no room for, those in flight counted: what cannot be stored must not be paid for.
 * @throws StorageError
 */
export function createRoomCheck(
  db: Database.Database,
  folder: string,
  freeBytes = () => freeBytesOf(folder),
): () => void {
  const inFlight = db.prepare("SELECT count(*) FROM calls WHERE state = 'running'").pluck();
  return () => {
    const needed = RESERVE_BYTES + BYTES_PER_CALL * (count.parse(inFlight.get()) + 1);
    const free = freeBytes();
    if (free >= needed) return;
    throw new StorageError('The disk is almost full, so nothing was sent.', {
      hint: `${megabytes(free)} are free on the disk of ${folder}, and ${megabytes(needed)} must be, so that what is paid for can be stored. Make room there, then go on.`,
    });
  };
}

function freeBytesOf(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

function megabytes(bytes: number): string {
  return `${String(Math.floor(bytes / MIB))} MB`;
}
