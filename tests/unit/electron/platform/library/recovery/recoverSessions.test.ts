import { spawn } from 'node:child_process';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { crc32 } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { UnopenedPictureError } from '#shared/errors/inputErrors';
import { createImages } from '../../../../../../electron/platform/images/createImages.ts';
import type { Library } from '../../../../../../electron/platform/library/openLibrary.ts';
import { picturePath } from '../../../../../../electron/platform/library/pictureFiles.ts';
import { pngPicture } from '../../../../../support/pngPicture.ts';
import { tempFolder } from '../../../../../support/tempFolder.ts';
import { COST, RUN, aCall, aLibrary, aPicture, aReply, aRequest, openIn, startRun } from '../records.ts';

const images = createImages();
afterAll(() => images.close());

const start = (...words: string[]) =>
  spawn(process.execPath, [join(import.meta.dirname, '..', 'dyingProgram.ts'), ...words], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });

const recover = async (library: Library) => {
  const { problems, unopened, ...counts } = await library.recover(images.decode, 9000);
  expect(problems).toEqual([]);
  return { ...counts, unopened: unopened.length };
};

const NOTHING = { completed: 0, adopted: 0, unknown: 0, submitted: 0, interrupted: 0, removed: 0, unopened: 0 };

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
    expect(await recover(library)).toEqual({
      completed: 2,
      adopted: 4,
      unknown: 3,
      submitted: 0,
      interrupted: 1,
      removed: 0,
      unopened: 3,
    });
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

/** A call that was under way, with these files, when its program died; what recovery gives, and then the library. */
async function afterCrash(
  files: Readonly<Record<string, Uint8Array>>,
  strays: Readonly<Record<string, Uint8Array>> = {},
) {
  const folder = tempFolder();
  const crashed = openIn(folder);
  startRun(crashed, RUN);
  const call = aCall();
  crashed.callStarted(call, 1500, {});
  // The dead hold no more room than they had.
  await crashed.roomHeld();
  const callFolder = join(crashed.incoming, call.callId);
  for (const [place, found] of [
    [callFolder, files],
    [crashed.incoming, strays],
    [join(crashed.incoming, 'room'), { 'a piece': randomBytes(100) }],
  ] as const) {
    mkdirSync(place, { recursive: true });
    for (const [name, bytes] of Object.entries(found)) writeFileSync(join(place, name), bytes);
  }
  // As good as dead: it holds no lock any more.
  rmSync(join(folder, 'sessions', `${crashed.incoming.slice(-36)}.lock`));
  const library = openIn(folder);
  const { problems, ...recovered } = await library.recover(images.decode, 9000);
  expect(problems).toEqual([]);
  const [record] = library.callsOf(RUN);
  const again = await recover(library);
  expect(again).toEqual(NOTHING);
  expect(readdirSync(join(folder, 'incoming'))).toEqual([library.incoming.slice(-36)]);
  expect(recovered.unopened.map((path) => dirname(path))).toEqual(recovered.unopened.map(() => library.unreadable));
  const kept = readdirSync(library.unreadable).map((name) => readFileSync(join(library.unreadable, name)));
  expect(kept).toHaveLength(recovered.unopened.length);
  await library.close();
  await crashed.close();
  return { recovered, record, kept };
}

/** Says of itself that it is so large. */
function hugePng(side: number): Buffer {
  const bytes = Buffer.from(pngPicture({ width: 40, height: 30 }));
  bytes.writeUInt32BE(side, 16);
  bytes.writeUInt32BE(side, 20);
  bytes.writeUInt32BE(crc32(bytes.subarray(12, 29)), 29);
  return bytes;
}

describe('what a crash left of a picture that cannot be opened', () => {
  const whole = pngPicture({ width: 40, height: 30, noise: true });
  const jpeg = sharp(whole).jpeg().toBuffer();
  const text = Buffer.from(whole.toString('base64').replaceAll('+', ' ').repeat(3));

  it.each<[string, () => Buffer | Promise<Buffer>, string]>([
    ['half a PNG', () => whole.subarray(0, whole.length / 2), '.bin'],
    ['half a JPEG', async () => (await jpeg).subarray(0, 900), '.bin'],
    ['the first bytes of a PNG', () => whole.subarray(0, 20), '.bin'],
    ['a spoilt PNG', () => Buffer.concat([whole.subarray(0, 60), randomBytes(900)]), '.bin'],
    ['one of far too many pixels', () => hugePng(17_000), '.bin'],
    ['a HEIC', () => Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'), '.bin'],
    ['the text of broken base64', () => text, '.txt'],
    ['the end of such a text', () => text.subarray(1500), '.txt'],
  ])('is kept, and named with its call: %s', async (_what, make, ending) => {
    const bytes = await make();
    const { recovered, record, kept } = await afterCrash({ 'a.part': bytes });
    expect(recovered).toMatchObject({ adopted: 0, removed: 0, unknown: 1 });
    expect(kept.map((one) => one.equals(bytes))).toEqual([true]);
    expect(recovered.unopened[0]).toContain(ending);
    expect(record).toMatchObject({
      state: 'unknown',
      error: { code: 'may-be-billed', hint: expect.stringContaining(recovered.unopened[0] ?? '-') as string },
    });
  });

  it('is kept beside its text, and beside a picture that is whole but perhaps a draft', async () => {
    const half = whole.subarray(0, whole.length / 2);
    const both = await afterCrash({ 'a.part': half, 'b.part': text });
    expect(both.kept).toHaveLength(2);
    const draft = await afterCrash({ 'a.part': half, 'b.part': text, 'c.part': pngPicture({ width: 8, height: 8 }) });
    expect(draft.recovered).toMatchObject({ adopted: 1, unknown: 1 });
    expect(draft.kept).toHaveLength(2);
  });

  it('is no reason not to give a call its whole picture, where it is only the text the picture was mended from', async () => {
    const { recovered, record, kept } = await afterCrash({
      'a.part': whole,
      'b.part': text,
      'c.part': text.subarray(99),
    });
    expect(recovered).toMatchObject({ adopted: 1, removed: 0, unknown: 0 });
    expect(record).toMatchObject({ state: 'done', images: [{ width: 40 }] });
    expect(kept).toEqual([]);
  });

  it('is not, where it is something else', async () => {
    const page = Buffer.from('<html><body>It is not here, and never was.</body></html>');
    const { recovered, kept } = await afterCrash({
      'a.part': page,
      'b.part': randomBytes(5000),
      'c.part': Buffer.alloc(0),
    });
    expect(recovered).toMatchObject({ adopted: 0, removed: 3 });
    expect(kept).toEqual([]);
  });

  it('is kept where it belongs to no call, and where it had been kept for want of a better place', async () => {
    const strays = {
      'a.part': whole.subarray(0, 300),
      'f00.bin': randomBytes(400),
      'f01.txt': Buffer.from('not {} base64'),
    };
    const { recovered, kept } = await afterCrash({}, strays);
    expect(recovered).toMatchObject({ adopted: 0, removed: 0 });
    expect(kept).toHaveLength(3);
  });

  it('is tried once more where the picture process ended, and kept where it always does', async () => {
    for (const [failures, adopted] of [
      [1, 1],
      [2, 0],
    ] as const) {
      const folder = tempFolder();
      const former = join(folder, 'incoming', 'a.part');
      const library = openIn(folder);
      writeFileSync(former, whole);
      let left = failures;
      const decode = (path: string) =>
        left-- > 0 ? Promise.reject(new UnopenedPictureError('It broke the program.')) : images.decode(path);
      const recovered = await library.recover(decode, 9000);
      expect([recovered.adopted, recovered.unopened.length]).toEqual([adopted, 1 - adopted]);
      await library.close();
    }
  });
});

describe('what a crash left that cannot be put in order yet', () => {
  /** A program that is as good as dead, with a call under way and what had arrived of it, and a picture of no call. */
  const crash = async () => {
    const folder = tempFolder();
    const crashed = openIn(folder);
    startRun(crashed, RUN);
    const call = aCall();
    crashed.callStarted(call, 1500, {});
    // Who is dead holds no more room while its folder is looked at.
    await crashed.roomHeld();
    const bytes = (seed: number) => pngPicture({ width: 40, height: 30, seed });
    mkdirSync(join(crashed.incoming, call.callId));
    writeFileSync(join(crashed.incoming, call.callId, 'a.part'), bytes(5));
    writeFileSync(join(crashed.incoming, 'stray.part'), bytes(6));
    rmSync(join(folder, 'sessions', `${crashed.incoming.slice(-36)}.lock`));
    const stray = createHash('sha256').update(bytes(6)).digest('hex');
    return { folder, crashed, library: openIn(folder), place: picturePath(folder, stray, 'image/png') };
  };
  const NOBODY = new AbortController().signal;
  const another = () => aCall({ runId: randomUUID() });

  it('is no reason not to settle the calls beside it, nor to lose it', async () => {
    const { folder, crashed, library, place } = await crash();
    // Nothing can be moved there.
    mkdirSync(join(place, 'in the way'), { recursive: true });
    for (let look = 0; look < 2; look++) {
      const { problems, ...found } = await library.recover(images.decode, 9000);
      expect(problems).toMatchObject([{ session: crashed.incoming.slice(-36) }]);
      // It is counted when it is done, and once.
      expect(found).toMatchObject(look === 0 ? { adopted: 1, unknown: 0, interrupted: 1 } : { adopted: 0 });
      expect(library.callsOf(RUN)[0]?.state).toBe('done');
      expect(library.run(RUN)).toMatchObject({ status: 'interrupted' });
      expect(readdirSync(crashed.incoming)).toEqual(['stray.part']);
    }
    rmSync(place, { recursive: true });
    expect(await recover(library)).toEqual({ ...NOTHING, adopted: 1 });
    expectConsistent(folder, library, RUN);
    await Promise.all([library.close(), crashed.close()]);
  });

  it.each([
    ['a picture that cannot be looked at', () => Promise.reject(new Error('The picture process is gone.'))],
    ['a folder that is none', undefined],
  ])('leaves nobody waiting for its calls, and completes them later: %s', async (_what, decode) => {
    const { folder, crashed, library } = await crash();
    const aside = join(folder, 'aside');
    if (!decode) {
      renameSync(crashed.incoming, aside);
      // Leads nowhere but to itself.
      symlinkSync(crashed.incoming, crashed.incoming);
    }
    const { problems } = await library.recover(decode ?? images.decode, 9000);
    expect(problems.length).toBeGreaterThan(0);
    expect(library.callsOf(RUN)[0]).toMatchObject({ state: 'unknown', error: { code: 'may-be-billed' } });
    await library.othersEnded(another(), NOBODY);
    expect(library.mayBeBilled(aRequest())).toBe(true);
    if (!decode) {
      rmSync(crashed.incoming);
      renameSync(aside, crashed.incoming);
    }
    expect(await recover(library)).toEqual({ ...NOTHING, adopted: 2 });
    expect(library.callsOf(RUN)[0]).toMatchObject({ state: 'done', images: [{ width: 40 }] });
    expectConsistent(folder, library, RUN);
    await Promise.all([library.close(), crashed.close()]);
  });
});

describe('room that a dead program held', () => {
  it('is given up, and is no picture', async () => {
    const { recovered } = await afterCrash({});
    expect(recovered).toMatchObject({ adopted: 0, removed: 0, unopened: [] });
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
