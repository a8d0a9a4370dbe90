import Database from 'better-sqlite3';
import { execFileSync } from 'node:child_process';
import { createHash, randomFillSync } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { StorageError } from '#shared/errors/inputErrors';
import { ROOM } from '../../../../../electron/platform/disk/HeldRoom.ts';
import { BlobWriter, MAX_STEP_BYTES } from '../../../../../electron/platform/http/reply/BlobWriter.ts';
import type { Library } from '../../../../../electron/platform/library/openLibrary.ts';
import { canMount, smallDisk } from '../../../../support/smallDisk.ts';
import { tempFolder } from '../../../../support/tempFolder.ts';
import { COST, RUN, aCall, aLibrary, aPicture, aReply, aRequest, makeCall, openIn } from './records.ts';

const MIB = 1024 * 1024;

function thrownBy(work: () => void): StorageError {
  try {
    work();
  } catch (caught) {
    if (caught instanceof StorageError) return caught;
    throw caught;
  }
  throw new Error('Nothing was thrown.');
}

/** Another program that is writing to the index until it is told to end. */
function writeBeside(folder: string): () => void {
  const other = new Database(join(folder, 'index.sqlite'));
  other.exec('BEGIN IMMEDIATE');
  return () => {
    other.close();
  };
}

const hashOf = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');
const states = (library: Library) => library.callsOf(RUN).map(({ state }) => state);

describe('a disk that is almost full', () => {
  it('keeps calls from being sent, and says how much room there must be', async () => {
    let free = 128 * MIB + 64 * MIB;
    const library = aLibrary(tempFolder(), { freeBytes: () => free });
    const [first, second, third] = [aCall(), aCall({ index: 1 }), aCall({ index: 2 })];
    library.callsPlanned([first, second, third], 1000);
    library.callStarted(first, 1500, {});
    library.callStarted(second, 1500, {});
    const error = thrownBy(() => {
      library.callStarted(third, 1500, {});
    });
    expect(error.message).toBe('The disk is almost full, so nothing was sent.');
    expect(error.hint).toContain('192 MB are free');
    expect(error.hint).toContain('224 MB must be');
    expect(states(library)).toEqual(['running', 'running', 'pending']);
    free += 32 * MIB;
    library.callStarted(third, 1500, {});
    await library.close();
  });
});

describe.skipIf(!canMount)('a disk of its own (needs the right to mount one)', () => {
  it('that fills up while a call is under way, and no room is held, keeps the picture, and stores it once there is room', async () => {
    const folder = smallDisk('12m');
    const library = aLibrary(folder, { freeBytes: () => Infinity });
    const [call, next] = [aCall(), aCall({ index: 1 })];
    library.callStarted(call, 1500, {});
    library.callStarted(next, 1500, {});
    const picture = await aPicture(library);
    const later = await aPicture(library);
    const filler = join(folder, 'filler');
    await library.roomHeld();
    rmSync(join(library.incoming, ROOM), { recursive: true });
    fill(filler);
    const failure = library.callDone(call, aReply(picture), COST, 2000);
    await expect(failure).rejects.toThrow(/The disk is full/);
    await expect(failure).rejects.toBeInstanceOf(StorageError);
    expect(() => {
      library.callFailed(call, { code: 'storage', message: 'Full.' }, COST, 2100);
    }).toThrow(StorageError);
    expect(states(library)).toEqual(['running', 'running']);
    rmSync(filler);
    await library.callDone(next, aReply(later), COST, 2200);
    await expect.poll(() => states(library)).toEqual(['done', 'done']);
    expect(existsSync(library.pictureFile(picture.id)!.path)).toBe(true);
    await library.close();
  });

  it('that another program fills while four calls are under way keeps four pictures, also of 16 bits or behind drafts', async () => {
    const folder = smallDisk('40m');
    const library = aLibrary(folder, { freeBytes: () => Infinity });
    const calls = [0, 1, 2, 3].map((index) => aCall({ index }, aRequest({ wireSeed: index })));
    for (const call of calls) library.callStarted(call, 1500, {});
    await library.roomHeld();
    fill(join(folder, 'filler'));
    for (const call of calls) {
      const writer = new BlobWriter(join(library.incoming, call.callId));
      for (let step = 0; step < 90; step++) {
        randomFillSync(writer.space().subarray(0, MAX_STEP_BYTES));
        writer.commit(MAX_STEP_BYTES);
        await writer.settle();
      }
      const picture = { ...(await writer.finish()), width: 40, height: 30, mime: 'image/png' };
      await library.callDone(call, aReply(picture), COST, 2000);
      expect(statSync(library.pictureFile(picture.id)!.path).size).toBe(90 * MAX_STEP_BYTES);
      expect(hashOf(library.pictureFile(picture.id)!.path)).toBe(picture.id);
    }
    expect(states(library)).toEqual(['done', 'done', 'done', 'done']);
    await library.close();
    expect(readdirSync(join(folder, 'incoming'))).toEqual([]);
  });

  it('that keeps the folder of a call from being removed fails no call that is stored', async () => {
    const library = aLibrary(tempFolder());
    const call = aCall();
    library.callStarted(call, 1500, {});
    const stuck = join(library.incoming, call.callId, 'stuck');
    mkdirSync(stuck, { recursive: true });
    execFileSync('mount', ['-t', 'tmpfs', 'tmpfs', stuck]);
    try {
      const picture = await aPicture(library);
      expect(await library.callDone(call, aReply(picture), COST, 2000)).toMatchObject([{ id: picture.id }]);
      expect(existsSync(stuck)).toBe(true);
      expect(states(library)).toEqual(['done']);
      await library.close();
    } finally {
      execFileSync('umount', ['--lazy', stuck]);
    }
  });

  it('that may only be read is told of when the library is opened, and left as it is', async () => {
    const folder = smallDisk('12m');
    await aLibrary(folder).close();
    execFileSync('mount', ['-o', 'remount,ro', folder]);
    const error = thrownBy(() => openIn(folder));
    expect(error.message).toBe('The library cannot be written.');
    expect(error.hint).toContain(folder);
  });
});

describe('an index that another program is writing to', () => {
  it('keeps a call from being sent, in a moment', async () => {
    const folder = tempFolder();
    const library = aLibrary(folder);
    const release = writeBeside(folder);
    const error = thrownBy(() => {
      library.callStarted(aCall(), 1500, {});
    });
    expect(error.message).toBe('The library is busy.');
    expect(states(library)).toEqual([]);
    release();
    library.callStarted(aCall(), 1500, {});
    await library.close();
  });

  it('is waited for by a picture that was paid for, while everything else goes on', async () => {
    const folder = tempFolder();
    const library = aLibrary(folder);
    const call = aCall();
    library.callStarted(call, 1500, {});
    const picture = await aPicture(library);
    const release = writeBeside(folder);
    const done = library.callDone(call, aReply(picture), COST, 2000);
    await wait(1200);
    release();
    expect((await done)[0]?.id).toBe(picture.id);
    await library.close();
  });

  it('for too long: the picture is kept, and stored later, whatever was said of the call meanwhile', async () => {
    const folder = tempFolder();
    const library = aLibrary(folder, { patienceMs: 0 });
    const [call, other] = [aCall(), aCall({ index: 1 }, aRequest({ prompt: 'an owl' }))];
    library.callStarted(call, 1500, {});
    const picture = await aPicture(library);
    const release = writeBeside(folder);
    await expect(library.callDone(call, aReply(picture), COST, 2000)).rejects.toThrow('The library is busy.');
    release();
    library.callFailed(call, { code: 'storage', message: 'Busy.' }, COST, 2100);
    expect(states(library)).toEqual(['failed']);
    await makeCall(library, other, 3000);
    await expect.poll(() => library.callsOf(RUN)[0]).toMatchObject({ state: 'done', images: [{ id: picture.id }] });
    expect(library.callsOf(RUN)[0]).not.toHaveProperty('error');
    expect(library.findResult(aCall(), undefined)).toMatchObject({ callId: call.callId, isOwn: true });
    await library.close();
  });

  it('for too long: the very same request is not paid for again, and the picture is there once it is stored', async () => {
    const folder = tempFolder();
    const library = aLibrary(folder, { patienceMs: 0 });
    const call = aCall();
    library.callStarted(call, 1500, {});
    const picture = await aPicture(library);
    const release = writeBeside(folder);
    await expect(library.callDone(call, aReply(picture), COST, 2000)).rejects.toThrow('The library is busy.');
    await library.settle();
    release();
    const again = aCall({ index: 1 });
    const error = thrownBy(() => {
      library.callStarted(again, 2100, {});
    });
    expect(error.message).toBe('A picture of this very request waits to be stored, so nothing was sent.');
    expect(error.hint).toContain('The library is busy.');
    library.callStarted(aCall({ index: 2 }, aRequest({ prompt: 'an owl' })), 2100, {});
    await library.settle();
    expect(library.findResult(again, undefined)).toMatchObject({ images: [{ id: picture.id }], callId: call.callId });
    library.callStarted(again, 2200, {});
    await library.close();
  });

  it('until the program ends: the next one finds the picture and completes the call', async () => {
    const folder = tempFolder();
    const problems: unknown[] = [];
    const library = aLibrary(folder, { patienceMs: 0, log: (problem) => problems.push(problem) });
    const call = aCall();
    library.callStarted(call, 1500, {});
    const picture = await aPicture(library);
    const release = writeBeside(folder);
    await expect(library.callDone(call, aReply(picture), COST, 2000)).rejects.toThrow(StorageError);
    expect(() => {
      library.runFinished(RUN, 'failed', 2100);
    }).toThrow(StorageError);
    await library.close();
    expect(problems).toHaveLength(2);
    release();
    const next = openIn(folder);
    const decode = () => Promise.reject(new Error('There is a note of it.'));
    expect(await next.recover(decode, 9000)).toMatchObject({ completed: 1, unknown: 0, interrupted: 1, problems: [] });
    expect(next.callsOf(RUN)).toMatchObject([{ state: 'done', cost: COST, images: [{ id: picture.id }] }]);
    await next.close();
  });
});

function fill(path: string): void {
  for (let bytes = MIB; bytes >= 1024;) {
    try {
      writeFileSync(path, Buffer.alloc(bytes), { flag: 'a' });
    } catch {
      bytes /= 2;
    }
  }
}
