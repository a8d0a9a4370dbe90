import type Database from 'better-sqlite3';
import { statfsSync } from 'node:fs';
import { z } from 'zod';
import { StorageError } from '#shared/errors/inputErrors';
import type { CallRecord } from '../../engine/Ports.ts';
import type { HeldRoom } from '../disk/HeldRoom.ts';

const MIB = 1024 * 1024;
/** What always stays free: the index and its log must be able to grow. bytes */
const RESERVE_BYTES = 128 * MIB;
/** More than a picture of 4K in PNG takes. bytes */
const BYTES_PER_CALL = 32 * MIB;
/** What a picture takes that does not compress at all, twice: drafts come before it, and some have 16 bits. And what else comes with it. bytes */
const BYTES_PER_PIXEL = 6;
const BYTES_BESIDE = MIB;

const count = z.number();

interface RoomOptions {
  readonly folder: string;
  /** Of this program: see `Sessions`. */
  readonly session: string;
  readonly room: Pick<HeldRoom, 'held' | 'hold'>;
  readonly freeBytes?: (() => number) | undefined;
}

/**
 * Refuses a call whose picture the disk may have no room for, those in flight counted: what cannot be stored must not be paid for. For one
 * that may be sent, room is held from then on.
 * @throws StorageError
 */
export function createRoomCheck(
  db: Database.Database,
  { folder, session, room, freeBytes = () => freeBytesOf(folder) }: RoomOptions,
): (call: CallRecord) => void {
  const inFlight = db.prepare("SELECT count(*) FROM calls WHERE state = 'running'").pluck();
  const own = db.prepare("SELECT count(*) FROM calls WHERE state = 'running' AND session = ?").pluck();
  return ({ effective: { pixels, estimate } }) => {
    const needed = RESERVE_BYTES + BYTES_PER_CALL * (count.parse(inFlight.get()) + 1);
    const free = freeBytes() + room.held;
    if (free < needed) {
      throw new StorageError('The disk is almost full, so nothing was sent.', {
        hint: `${megabytes(free)} are free on the disk of ${folder}, and ${megabytes(needed)} must be, so that what is paid for can be stored. Make room there, then go on.`,
      });
    }
    // What costs nothing can be made again, and a text takes next to nothing.
    if (!pixels || (estimate.microUsd === 0 && estimate.kind === 'actual')) return;
    const picture = Math.min(BYTES_PER_CALL, BYTES_PER_PIXEL * pixels.width * pixels.height + BYTES_BESIDE);
    room.hold(picture * (count.parse(own.get(session)) + 1));
  };
}

function freeBytesOf(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

function megabytes(bytes: number): string {
  return `${String(Math.floor(bytes / MIB))} MB`;
}
