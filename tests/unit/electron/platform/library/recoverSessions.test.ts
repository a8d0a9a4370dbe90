import { spawn } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { createImages } from '../../../../../electron/platform/images/createImages.ts';
import type { Library } from '../../../../../electron/platform/library/openLibrary.ts';
import { pngPicture } from '../../../../support/pngPicture.ts';
import { tempFolder } from '../../../../support/tempFolder.ts';
import { COST, RUN, aCall, aLibrary, aPicture, aReply, aRequest, openIn, startRun } from './records.ts';

const images = createImages();
afterAll(() => images.close());

const start = (...words: string[]) =>
  spawn(process.execPath, [join(import.meta.dirname, 'dyingProgram.ts'), ...words], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });

const recover = async (library: Library) => {
  const { problems, ...counts } = await library.recover(images.decode, 9000);
  expect(problems).toEqual([]);
  return counts;
};

const NOTHING = { completed: 0, adopted: 0, unknown: 0, interrupted: 0, removed: 0 };

/** What rows say and what is on disk are the same. */
function expectConsistent(folder: string, library: Library, runId: string): void {
  for (const call of library.callsOf(runId)) {
    expect(call.state).toMatch(call.images.length > 0 ? 'done' : /pending|unknown|cancelled/);
    for (const { id } of call.images) {
      const bytes = readFileSync(library.pictureFile(id)!.path);
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(id);
    }
  }
  const files = readdirSync(join(folder, 'pictures'), { recursive: true, withFileTypes: true }).filter((one) =>
    one.isFile(),
  );
  expect(library.counts()['pictures']).toBe(files.length);
  expect(readdirSync(join(folder, 'incoming'))).toEqual([library.incoming.slice(-36)]);
  expect(readdirSync(join(folder, 'sessions'))).toEqual([`${library.incoming.slice(-36)}.lock`]);
}

describe('after a program was killed', () => {
  it('completes what was received, takes over what is whole, and says of the rest that it may be billed', async () => {
    const folder = tempFolder();
    await once(start(folder), 'exit');
    const library = openIn(folder);
    // Told at once, though its records are not in order yet.
    expect(library.run(RUN)).toMatchObject({ status: 'interrupted' });
    // Calls 2 and 6 had a whole picture and no note of it, call 7 a whole one and half of another; one more belongs to no call.
    expect(await recover(library)).toEqual({ completed: 2, adopted: 4, unknown: 3, interrupted: 1, removed: 3 });
    const calls = library.callsOf(RUN);
    expect(calls.map(({ state }) => state)).toEqual([
      'unknown',
      'unknown',
      'done',
      'done',
      'done',
      'done',
      'done',
      'unknown',
      'pending',
      // It costs nothing, so nobody need be asked before it is made again.
      'cancelled',
    ]);
    expect(calls[0]).toMatchObject({
      error: { code: 'may-be-billed', hint: expect.stringContaining('dashboard') as string },
      cost: { microUsd: 134_000, kind: 'estimate' },
      finishedAt: 9000,
    });
    for (const adopted of [calls[2], calls[6]])
      expect(adopted).toMatchObject({
        cost: { microUsd: 134_000, kind: 'estimate' },
        text: '',
        images: [{ width: 40 }],
        // Nothing proves that the answer was whole.
        notes: [expect.stringContaining('may be a draft')],
      });
    expect(calls[3]?.notes).toEqual([]);
    for (const noted of [calls[3], calls[4]])
      expect(noted).toMatchObject({
        cost: COST,
        usage: { outputTokens: 5 },
        finishedAt: 2000,
        images: [{ width: 40 }],
      });
    expect(calls[3]?.text).toBe('Picture 3');
    expect(library.run(RUN)).toMatchObject({ status: 'interrupted', expected: 10, done: 5, unknown: 3 });
    expect(library.list({ limit: 20 })).toHaveLength(7);
    expectConsistent(folder, library, RUN);
    expect(await recover(library)).toEqual(NOTHING);
    // The last of these calls that was sent is one nobody knows the end of; a later one that ended makes it known.
    expect(library.mayBeBilled(aRequest())).toBe(true);
    expect(library.mayBeBilled(aRequest({ prompt: 'another' }))).toBe(false);
    expect(library.run(RUN)).toMatchObject({ unknown: 3 });
    library.runReopened(RUN, {}, { repeatUnknown: true });
    library.runStarted(RUN, 9100);
    library.callsPlanned([aCall({ index: 0 })], 9200);
    library.runFinished(RUN, 'cancelled', 9300);
    // It was not sent, so what is known of the place is what was known before.
    expect(library.run(RUN)).toMatchObject({ unknown: 3 });
    expect(library.placesOf(RUN).find(({ index }) => index === 0)).toMatchObject({ state: 'unknown' });
    const again = aCall({ index: 10 });
    library.callStarted(again, 9500, {});
    await library.callDone(again, aReply(await aPicture(library)), COST, 9600);
    expect(library.mayBeBilled(aRequest())).toBe(false);
    await library.close();
  });

  it('does so once when two programs start at the same time', async () => {
    const folder = tempFolder();
    await once(start(folder), 'exit');
    const [first, second] = [openIn(folder), openIn(folder)];
    const [one, other] = await Promise.all([recover(first), recover(second)]);
    expect(one.completed + other.completed).toBe(2);
    expect(one.adopted + other.adopted).toBe(4);
    expect(one.unknown + other.unknown).toBe(3);
    await second.close();
    expectConsistent(folder, first, RUN);
    await first.close();
  });

  it('loses nothing and leaves nothing contradictory, whenever that was', async () => {
    const folder = tempFolder();
    for (let round = 0; round < 6; round++) {
      const runId = randomUUID();
      const program = start(folder, runId);
      const told = text(program.stdout);
      await Promise.race([once(program.stdout, 'data'), once(program, 'exit')]);
      await wait(Math.random() * 150);
      program.kill('SIGKILL');
      const done = (await told).trim().split('\n').slice(0, -1);
      const library = openIn(folder);
      await recover(library);
      const byId = new Map(library.callsOf(runId).map((call) => [call.callId, call.state]));
      for (const id of done) expect(byId.get(id)).toBe('done');
      expectConsistent(folder, library, runId);
      await library.close();
    }
  }, 60_000);
});

describe('a picture found after a crash', () => {
  it('serves its own place only, for it may be a draft; another run asks before it sends the same again', async () => {
    const folder = tempFolder();
    const crashed = openIn(folder);
    const incoming = join(crashed.incoming);
    startRun(crashed, RUN);
    const call = aCall();
    crashed.callStarted(call, 1500, {});
    crashed.callFailed(call, { code: 'unexpected', message: 'A bug.' }, COST, 1600);
    const callFolder = join(incoming, call.callId);
    mkdirSync(callFolder);
    writeFileSync(join(callFolder, 'picture.part'), pngPicture({ width: 40, height: 30, seed: 5 }));
    // What a receipt was being written into is no picture that was cut off.
    writeFileSync(join(callFolder, '.lumi-1.tmp'), '{"callId"');
    await crashed.close();

    const library = openIn(folder);
    expect(await recover(library)).toMatchObject({ adopted: 1, completed: 0, removed: 0 });
    expect(library.findResult(aCall(), undefined)).toMatchObject({ callId: call.callId, isOwn: true });
    expect(library.findResult(aCall({ index: 1 }), undefined)).toBeUndefined();
    expect(library.findResult(aCall({ runId: randomUUID() }), undefined)).toBeUndefined();
    expect(library.mayBeBilled(aRequest())).toBe(true);
    await library.close();
  });
});

describe('a program that lives', () => {
  it('keeps what it is at, whoever starts beside it', async () => {
    const folder = tempFolder();
    const library = aLibrary(folder);
    const call = aCall();
    library.callStarted(call, 1500, {});
    const other = openIn(folder);
    expect(await recover(other)).toEqual(NOTHING);
    expect(other.callsOf(RUN)[0]?.state).toBe('running');
    expect(other.run(RUN)).toMatchObject({ status: 'running', isElsewhere: true });
    expect(library.run(RUN)).not.toHaveProperty('isElsewhere');
    await Promise.all([library.close(), other.close()]);
  });

  it('also where it is another process', async () => {
    const folder = tempFolder();
    const program = start(folder, RUN);
    await once(program.stdout, 'data');
    const library = openIn(folder);
    expect(await recover(library)).toEqual(NOTHING);
    const ended = once(program, 'exit');
    program.kill('SIGKILL');
    await ended;
    expect((await recover(library)).interrupted).toBe(1);
    expectConsistent(folder, library, RUN);
    await library.close();
  });
});
