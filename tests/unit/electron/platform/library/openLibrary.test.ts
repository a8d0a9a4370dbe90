import Database from 'better-sqlite3';
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CancelledError, SecretFoundError, StorageError } from '#shared/errors/inputErrors';
import { ROOM } from '../../../../../electron/platform/disk/HeldRoom.ts';
import { tempFolder } from '../../../../support/tempFolder.ts';
import { COST, RUN, aCall, aLibrary, aPicture, aReply, aRequest, addPicture, startRun } from './records.ts';

const callRow = (folder: string, id: string) => {
  const db = new Database(join(folder, 'index.sqlite'), { readonly: true });
  try {
    return db.prepare('SELECT * FROM calls WHERE id = ?').get(id) as Record<string, unknown>;
  } finally {
    db.close();
  }
};

describe('storing a picture', () => {
  it('moves it under the hash of its bytes, by its real type, before its reference is given', async () => {
    const folder = tempFolder();
    const library = aLibrary(folder);
    const bytes = randomBytes(1000);
    const picture = { ...(await aPicture(library, bytes)), mime: 'image/jpeg' };
    const call = aCall();
    library.callStarted(call, 1500, {});
    const images = await library.callDone(call, aReply(picture), COST, 2000);
    expect(images).toEqual([{ id: picture.id, width: 40, height: 30, mime: 'image/jpeg' }]);
    const path = join(folder, 'pictures', picture.id.slice(0, 2), `${picture.id}.jpg`);
    expect(library.pictureFile(picture.id)).toEqual({ path, mime: 'image/jpeg', bytes: 1000 });
    expect(readFileSync(path)).toEqual(bytes);
    expect(readdirSync(library.incoming).filter((name) => name !== ROOM)).toEqual([]);
    await library.close();
  });

  it('stores the same bytes once and removes the second copy', async () => {
    const library = aLibrary(tempFolder());
    const bytes = randomBytes(64);
    const first = await addPicture(library, aRequest(), 2000, bytes);
    const second = await addPicture(library, aRequest({ wireSeed: 8 }), 3000, bytes);
    expect(second).toEqual(first);
    expect(library.list({ limit: 10 })).toHaveLength(1);
    expect(readdirSync(library.incoming).filter((name) => name !== ROOM)).toEqual([]);
    await library.close();
  });

  it('heals a stored file that was cut short', async () => {
    const library = aLibrary(tempFolder());
    const bytes = randomBytes(64);
    const { id } = await addPicture(library, aRequest(), 2000, bytes);
    truncateSync(library.pictureFile(id)!.path, 10);
    await addPicture(library, aRequest(), 3000, bytes);
    expect(readFileSync(library.pictureFile(id)!.path)).toEqual(bytes);
    await library.close();
  });

  it('keeps every picture of one reply, in its order', async () => {
    const library = aLibrary(tempFolder());
    const call = aCall();
    library.callStarted(call, 1500, {});
    const [a, b] = [await aPicture(library), await aPicture(library)];
    const images = await library.callDone(call, { pictures: [a, b], text: '' }, COST, 2000);
    expect(images.map((image) => image.id)).toEqual([a.id, b.id]);
    expect(library.list({ limit: 10 })).toHaveLength(2);
    await library.close();
  });

  it('names where the bytes are when they cannot be put in place', async () => {
    const folder = tempFolder();
    const library = aLibrary(folder);
    const picture = await aPicture(library);
    const place = join(folder, 'pictures', picture.id.slice(0, 2));
    rmSync(place, { recursive: true });
    writeFileSync(place, 'a file where a folder should be');
    const call = aCall();
    library.callStarted(call, 1500, {});
    const failure = library.callDone(call, aReply(picture), COST, 2000);
    await expect(failure).rejects.toThrow(StorageError);
    await expect(failure).rejects.toHaveProperty('hint', expect.stringContaining(picture.path));
    expect(existsSync(picture.path)).toBe(true);
    expect(library.details(picture.id)).toBeUndefined();
    expect(callRow(folder, call.callId)['state']).toBe('running');
    await library.close();
  });

  it('leaves neither picture nor finished call behind when the transaction fails', async () => {
    const folder = tempFolder();
    const library = aLibrary(folder);
    const picture = await aPicture(library);
    await expect(library.callDone(aCall(), aReply(picture), COST, 2000)).rejects.toThrow(StorageError);
    expect(library.details(picture.id)).toBeUndefined();
    await library.close();
  });
});

describe('the ledger', () => {
  it('records a call before it is sent and completes it afterwards', async () => {
    const folder = tempFolder();
    const library = aLibrary(folder);
    const call = aCall({ index: 3 });
    library.callStarted(call, 1500, {});
    expect(callRow(folder, call.callId)).toMatchObject({
      state: 'running',
      run: RUN,
      node: 'n4',
      place: 3,
      sent_at: 1500,
      estimate: 134_000,
      cost: null,
      prompt: 'a red fox',
    });
    const reply = aReply(await aPicture(library), { text: 'Here it is', usage: { inputTokens: 5 } });
    await library.callDone(call, reply, COST, 2500);
    expect(callRow(folder, call.callId)).toMatchObject({
      state: 'done',
      cost: 120_000,
      cost_kind: 'actual',
      usage: '{"inputTokens":5}',
      text: 'Here it is',
      finished_at: 2500,
    });
    await library.close();
  });

  it('records a failed call with its error and what it cost', async () => {
    const folder = tempFolder();
    const library = aLibrary(folder);
    const [billed, stopped] = [aCall(), aCall({ index: 1 })];
    library.callStarted(billed, 1500, {});
    library.callStarted(stopped, 1500, {});
    library.callFailed(billed, { code: 'no-image', message: 'Only text came.' }, COST, 1600);
    library.callFailed(stopped, new CancelledError('Stopped.').report(), undefined, 1700);
    expect(callRow(folder, billed.callId)).toMatchObject({
      state: 'failed',
      cost: 120_000,
      error: '{"code":"no-image","message":"Only text came."}',
    });
    expect(callRow(folder, stopped.callId)).toMatchObject({ state: 'cancelled', cost: null, finished_at: 1700 });
    await library.close();
  });

  it('refuses to write a graph or a request that holds a key', async () => {
    const folder = tempFolder();
    const assertClean = (text: string) => {
      if (text.includes('canary-value')) throw new SecretFoundError('A key.');
    };
    const library = aLibrary(folder, { assertClean });
    const run = { runId: 'run-2', name: 'x', workflowText: '{"v":"canary-value"}', settings: {}, at: 1 };
    expect(() => {
      library.runQueued(run);
    }).toThrow(SecretFoundError);
    expect(() => {
      library.callsPlanned([aCall({}, aRequest({ prompt: 'my canary-value' }))], 1);
    }).toThrow(SecretFoundError);
    expect(() => {
      library.callStarted(aCall({}, aRequest({ prompt: 'my canary-value' })), 1, {});
    }).toThrow(SecretFoundError);
    await library.close();
    for (const file of readdirSync(folder).filter((name) => name.startsWith('index'))) {
      expect(readFileSync(join(folder, file), 'latin1')).not.toContain('canary-value');
    }
  });

  it('stores the text of equal graphs once and gives it back by run', async () => {
    const folder = tempFolder();
    const library = aLibrary(folder);
    startRun(library, 'run-2', 'Again', 5000);
    expect(library.workflowText('run-2')).toBe('{}');
    expect(library.workflowText('run-3')).toBeUndefined();
    const db = new Database(join(folder, 'index.sqlite'), { readonly: true });
    expect(db.prepare('SELECT count(*) FROM workflows').pluck().get()).toBe(1);
    db.close();
    await library.close();
  });

  it('still has everything when opened again', async () => {
    const folder = tempFolder();
    const library = aLibrary(folder);
    const { id } = await addPicture(library);
    const before = library.details(id);
    await library.close();
    const again = aLibrary(folder, {}, 'run-9');
    expect(again.details(id)).toEqual(before);
    await again.close();
  });
});
