import { rmSync, truncateSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CapReachedError } from '#shared/errors/moneyErrors';
import type { CallRecord } from '../../../../../electron/engine/Ports.ts';
import { tempFolder } from '../../../../support/tempFolder.ts';
import { COST, RUN, aCall, aLibrary, aPicture, aReply, aRequest, makeCall, startRun } from './records.ts';

const OTHER = '00000000-0000-4000-8000-000000000002';
const priced = (call: CallRecord, microUsd: number): CallRecord => ({
  ...call,
  effective: { ...call.effective, estimate: { microUsd, kind: 'estimate' } },
});

describe('a call', () => {
  it('is a pending row when it is planned, and sent only when it starts', async () => {
    const library = aLibrary(tempFolder());
    const call = aCall();
    library.callsPlanned([call, aCall({ index: 1 })], 1100);
    expect(library.callsOf(RUN)).toMatchObject([
      { state: 'pending', sentAt: null },
      { state: 'pending', sentAt: null },
    ]);
    library.callStarted(call, 1500, {});
    expect(library.callsOf(RUN)[0]).toMatchObject({ callId: call.callId, state: 'running', sentAt: 1500 });
    await library.close();
  });

  it('keeps what came up while it was made among its notes, not among the words that are given again', async () => {
    const library = aLibrary(tempFolder());
    const note = 'The picture came with an error: “Overloaded.”';
    const call = aCall();
    library.callsPlanned([call], 1100);
    library.callStarted(call, 1500, {});
    await library.callDone(call, aReply(await aPicture(library), { text: 'A fox.', note }), COST, 2000);
    expect(library.callsOf(RUN)).toMatchObject([{ text: 'A fox.', notes: [...call.effective.notes, note] }]);
    expect(library.findResult(call, undefined)?.text).toBe('A fox.');
    await library.close();
  });

  it('is not started twice', async () => {
    const library = aLibrary(tempFolder());
    const call = aCall();
    library.callStarted(call, 1500, {});
    expect(() => {
      library.callStarted(call, 1600, {});
    }).toThrow(/could not be read or written/);
    await library.close();
  });
});

describe('the cap of a run', () => {
  it('lets calls through as long as what they could cost fits, and says what is left', async () => {
    const library = aLibrary(tempFolder());
    const caps = { run: 300_000 };
    const third = aCall({ index: 2 });
    library.callsPlanned([third], 1400);
    library.callStarted(aCall(), 1500, caps);
    library.callStarted(aCall({ index: 1 }), 1500, caps);
    let error: unknown;
    try {
      library.callStarted(third, 1500, caps);
    } catch (caught) {
      error = caught;
    }
    expect(error).toBeInstanceOf(CapReachedError);
    expect(error).toHaveProperty(
      'message',
      'The next call could cost $0.134, and the cap of $0.30 for this run leaves $0.032.',
    );
    expect(error).toHaveProperty('hint', expect.stringContaining('--max-cost'));
    expect(library.callsOf(RUN).find(({ callId }) => callId === third.callId)).toMatchObject({ state: 'pending' });
    await library.close();
  });

  it('counts what calls cost once that is known, failed ones included, and nothing for those that were not billed', async () => {
    const library = aLibrary(tempFolder());
    const caps = { run: 200_000 };
    const [billed, refused] = [aCall(), aCall({ index: 1 })];
    library.callStarted(refused, 1500, caps);
    library.callFailed(refused, { code: 'key-refused', message: 'No.' }, undefined, 1600);
    library.callStarted(billed, 1700, caps);
    library.callFailed(
      billed,
      { code: 'no-image', message: 'Only words.' },
      { microUsd: 60_000, kind: 'actual' },
      1800,
    );
    library.callStarted(aCall({ index: 2 }), 1900, caps);
    expect(() => {
      library.callStarted(priced(aCall({ index: 3 }), 6_001), 2000, caps);
    }).toThrow(CapReachedError);
    library.callStarted(priced(aCall({ index: 3 }), 6_000), 2000, caps);
    expect(library.run(RUN)?.cost).toEqual({ microUsd: 200_000, kind: 'estimate' });
    await library.close();
  });

  it('holds across two programs with the library open', async () => {
    const folder = tempFolder();
    const first = aLibrary(folder);
    const second = aLibrary(folder, {}, OTHER);
    let sent = 0;
    for (let index = 0; index < 20; index++) {
      try {
        (index % 2 ? first : second).callStarted(aCall({ index }), 1500, { run: 1_000_000 });
        sent++;
      } catch (caught) {
        expect(caught).toBeInstanceOf(CapReachedError);
      }
    }
    expect(sent).toBe(7);
    await Promise.all([first.close(), second.close()]);
  });
});

describe('the cap of a day', () => {
  it('counts all runs since local midnight', async () => {
    const library = aLibrary(tempFolder());
    startRun(library, OTHER);
    const midnight = new Date(2026, 2, 14).getTime();
    const caps = { day: 200_000 };
    library.callStarted(aCall(), midnight - 1, caps);
    library.callStarted(aCall({ index: 1 }), midnight, caps);
    expect(() => {
      library.callStarted(aCall({ runId: OTHER }), midnight + 23 * 3_600_000, caps);
    }).toThrow('The next call could cost $0.134, and the cap of $0.20 for today leaves $0.066.');
    library.callStarted(aCall({ runId: OTHER }), new Date(2026, 2, 15).getTime(), caps);
    expect(library.spentSince(midnight)).toEqual({ microUsd: 268_000, kind: 'estimate' });
    await library.close();
  });
});

describe('an earlier result', () => {
  it('is found by the very same request, newest first, with what it cost', async () => {
    const library = aLibrary(tempFolder());
    const old = aCall();
    const image = await makeCall(library, old, 2000);
    startRun(library, OTHER);
    expect(library.findResult(aCall({ runId: OTHER, index: 5 }), undefined)).toEqual({
      images: [image],
      text: '',
      cost: COST,
      callId: old.callId,
      isOwn: false,
      isReused: false,
      isUnproven: true,
    });
    const newer = aCall({ index: 1 });
    await makeCall(library, newer, 3000);
    expect(library.findResult(aCall({ runId: OTHER }), undefined)?.callId).toBe(newer.callId);
    expect(library.findResult(aCall({ runId: OTHER }, aRequest({ wireSeed: 8 })), undefined)).toBeUndefined();
    await library.close();
  });

  it('is its own where the place has one, also where that is older', async () => {
    const library = aLibrary(tempFolder());
    const own = aCall();
    await makeCall(library, own, 2000);
    await makeCall(library, aCall({ index: 1 }), 3000);
    expect(library.findResult(aCall(), 2900)).toMatchObject({ callId: own.callId, isOwn: true, isReused: false });
    await library.close();
  });

  it('is looked for only among calls sent since a time, where one is given', async () => {
    const library = aLibrary(tempFolder());
    await makeCall(library, aCall(), 2000);
    expect(library.findResult(aCall({ index: 1 }), 1500)).toBeDefined();
    expect(library.findResult(aCall({ index: 1 }), 1501)).toBeUndefined();
    await library.close();
  });

  it('is none while the call runs, or where it failed', async () => {
    const library = aLibrary(tempFolder());
    const call = aCall();
    library.callStarted(call, 1500, {});
    expect(library.findResult(aCall({ index: 1 }), undefined)).toBeUndefined();
    library.callFailed(call, { code: 'blocked', message: 'No.' }, undefined, 1600);
    expect(library.findResult(aCall({ index: 1 }), undefined)).toBeUndefined();
    await library.close();
  });

  it.each([
    [
      'gone',
      (path: string) => {
        rmSync(path);
      },
    ],
    [
      'cut short',
      (path: string) => {
        truncateSync(path, 10);
      },
    ],
  ])('is none where a picture is %s; then the next older one is taken', async (_what, spoil) => {
    const library = aLibrary(tempFolder());
    const older = aCall();
    await makeCall(library, older, 2000);
    const { id } = await makeCall(library, aCall({ index: 1 }), 3000);
    spoil(library.pictureFile(id)!.path);
    expect(library.findResult(aCall({ index: 2 }), undefined)?.callId).toBe(older.callId);
    spoil(library.pictureFile(library.callsOf(RUN)[0]!.images[0]!.id)!.path);
    expect(library.findResult(aCall({ index: 2 }), undefined)).toBeUndefined();
    await library.close();
  });

  it('is not recorded where the trash was emptied of its picture since it was found; none is found then', async () => {
    const library = aLibrary(tempFolder());
    const { id } = await makeCall(library, aCall(), 2000);
    library.runFinished(RUN, 'completed', 2500);
    startRun(library, OTHER, 'Again', 5000);
    const call = aCall({ runId: OTHER });
    const found = library.findResult(call, undefined)!;
    library.callsPlanned([call], 5000);
    await library.trash([1], 5050);
    expect(await library.emptyTrash(5060, 5070)).toMatchObject({ count: 1, kept: [] });
    expect(library.callReused(call, found, 5100)).toBe(false);
    expect(library.callsOf(OTHER)).toMatchObject([{ state: 'pending', images: [] }]);
    expect(library.pictureFile(id)).toBeUndefined();
    expect(library.findResult(call, undefined)).toBeUndefined();
    await library.close();
  });

  it('that is taken counts as done, costs nothing, and is told with what it saved', async () => {
    const library = aLibrary(tempFolder());
    const paid = aCall();
    library.callStarted(paid, 1500, {});
    const picture = await aPicture(library);
    await library.callDone(paid, aReply(picture, { text: 'A fox.' }), COST, 2000);
    startRun(library, OTHER, 'Again', 5000);
    const call = aCall({ runId: OTHER });
    library.callsPlanned([call], 5000);
    library.callReused(call, library.findResult(call, undefined)!, 5100);
    expect(library.callsOf(OTHER)).toMatchObject([
      {
        state: 'done',
        cost: { microUsd: 0, kind: 'actual' },
        text: 'A fox.',
        sentAt: null,
        finishedAt: 5100,
        images: [{ id: picture.id }],
        reused: { runId: RUN, saved: COST },
      },
    ]);
    expect(library.run(OTHER)).toMatchObject({ done: 1, reused: 1, cost: { microUsd: 0 }, saved: COST });
    // A third run takes it from the call that was paid for; the place itself remembers that it was reused.
    expect(library.findResult(aCall({ index: 9 }), undefined)?.callId).toBe(paid.callId);
    expect(library.findResult(aCall({ runId: OTHER }), undefined)).toMatchObject({
      isOwn: true,
      isReused: true,
      callId: paid.callId,
      cost: COST,
    });
    expect(library.details(picture.id)?.made?.runId).toBe(RUN);
    await library.close();
  });
});
