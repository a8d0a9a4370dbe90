import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tempFolder } from '../../../../support/tempFolder.ts';
import { COST, RUN, aCall, aLibrary, aPicture, aReply, aRequest, addPicture, startRun } from './records.ts';

describe('details of a picture', () => {
  it('tell everything that made it', async () => {
    const library = aLibrary(tempFolder());
    const reference = await addPicture(library);
    const request = aRequest({
      prompt: 'a blue heron',
      instructions: 'Flat colours.',
      references: [reference],
      options: { size: 'wide' },
      wireSeed: 1,
    });
    const base = aCall({ seed: 2147483649 }, request);
    const settings = [['Size', 'wide'] as const, ['Seed as sent', '1'] as const];
    const call = { ...base, effective: { ...base.effective, settings, notes: ['The seed was shortened.'] } };
    library.callStarted(call, 10_000, {});
    const picture = await aPicture(library);
    await library.callDone(call, aReply(picture, { text: 'A heron.' }), COST, 12_500);
    expect(library.details(picture.id)).toEqual({
      image: { id: picture.id, width: 40, height: 30, mime: 'image/png' },
      bytes: 400,
      createdAt: 12_500,
      facts: { rating: 0, isFavourite: false, note: '' },
      labels: [],
      made: {
        runId: RUN,
        graph: 'Foxes',
        node: 'n4',
        provider: 'google',
        model: 'gemini-nano-banana-2.1',
        prompt: 'a blue heron',
        instructions: 'Flat colours.',
        seed: 2147483649,
        settings,
        notes: ['The seed was shortened.'],
        references: [reference],
        cost: COST,
        ms: 2500,
        text: 'A heron.',
      },
    });
    await library.close();
  });

  it('tell the row of a list it was made for, as its call does', async () => {
    const library = aLibrary(tempFolder());
    const row = { list: 'csv', index: 3, name: 'owl', columns: { subject: 'owl' }, part: [1] };
    const mark = { list: 'csv', index: 3, name: 'owl' };
    const call = aCall({ row });
    library.callStarted(call, 10_000, {});
    const picture = await aPicture(library);
    await library.callDone(call, aReply(picture), COST, 12_500);
    expect(library.details(picture.id)?.made?.row).toEqual(mark);
    expect(library.callsOf(RUN)[0]?.row).toEqual(mark);
    await library.close();
  });

  it('name the call that made it first when another gave the same bytes', async () => {
    const library = aLibrary(tempFolder());
    const bytes = new Uint8Array([1, 2, 3]);
    const { id } = await addPicture(library, aRequest({ prompt: 'first' }), 2000, bytes);
    await addPicture(library, aRequest({ prompt: 'second' }), 3000, bytes);
    expect(library.details(id)?.made?.prompt).toBe('first');
    expect(library.list({ query: 'second', limit: 5 }).map((found) => found.image.id)).toEqual([id]);
    await library.close();
  });

  it('tell the cost once for a reply of several pictures: on the one that is shown, which is the newest', async () => {
    const library = aLibrary(tempFolder());
    const [final, first, second] = await Promise.all([aPicture(library), aPicture(library), aPicture(library)]);
    const call = aCall();
    library.callStarted(call, 2000, {});
    await library.callDone(call, { pictures: [final, first, second], text: '' }, COST, 3000);
    const listed = library.list({ limit: 5 }).map(({ image, made }) => [image.id, made?.cost, made?.seed]);
    expect(listed).toEqual([
      [final.id, COST, 7],
      [second.id, undefined, 7],
      [first.id, undefined, 7],
    ]);
    await library.close();
  });

  it('are absent for what the library does not know', async () => {
    const library = aLibrary(tempFolder());
    expect(library.details('0'.repeat(64))).toBeUndefined();
    expect(library.pictureFile('0'.repeat(64))).toBeUndefined();
    await library.close();
  });
});

describe('the list of pictures', () => {
  it('is newest first and can be paged without a gap, also through pictures of the same millisecond', async () => {
    const library = aLibrary(tempFolder());
    for (const at of [3000, 3000, 3000, 2000, 4000]) await addPicture(library, aRequest(), at);
    const all = library.list({ limit: 10 });
    expect(all).toHaveLength(5);
    const paged: string[] = [];
    for (let before: number | undefined; ;) {
      const page = library.list({ limit: 2, ...(before !== undefined && { before }) });
      const last = page.at(-1);
      if (!last) break;
      before = last.createdAt;
      paged.push(...page.map((entry) => entry.image.id));
    }
    expect(paged).toEqual(all.map((entry) => entry.image.id));
    expect(all.map((entry) => entry.createdAt)).toEqual([4000, 3002, 3001, 3000, 2000]);
    await library.close();
  });

  it('finds by words, and beginnings of words that are marked so, in prompt, instructions and answer', async () => {
    const library = aLibrary(tempFolder());
    const fox = await addPicture(
      library,
      aRequest({ prompt: 'A red fox, Žluťoučký', instructions: 'watercolour' }),
      2000,
    );
    const heron = await addPicture(library, aRequest({ prompt: 'a blue heron' }), 3000);
    const found = (query: string) => library.list({ query, limit: 10 }).map((entry) => entry.image.id);
    expect(found('fox')).toEqual([fox.id]);
    expect(found('RED waterc*')).toEqual([fox.id]);
    expect(found('zlutoucky')).toEqual([fox.id]);
    expect(found('blue fox')).toEqual([]);
    expect(found('ox')).toEqual([]);
    expect(found('  ')).toEqual([heron.id, fox.id]);
    const call = aCall({}, aRequest({ prompt: 'nothing' }));
    library.callStarted(call, 4000, {});
    const picture = await aPicture(library);
    await library.callDone(call, aReply(picture, { text: 'I drew a walrus.' }), COST, 5000);
    expect(found('walrus')).toEqual([picture.id]);
    expect(found('nothing')).toEqual([picture.id]);
    await library.close();
  });

  it('takes any text as a query and never as a command of the search engine', async () => {
    const library = aLibrary(tempFolder());
    const prompt = 'say "hello" AND (NOT goodbye) OR NEAR* prompt:x ^y -z +w {a} 100%';
    const { id } = await addPicture(library, aRequest({ prompt }));
    expect(library.list({ query: prompt, limit: 5 })[0]?.image.id).toBe(id);
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string()), (query) => {
        expect(library.list({ query, limit: 5 }).length).toBeLessThanOrEqual(1);
      }),
    );
    await library.close();
  });

  it('gives back any prompt as it was', async () => {
    const library = aLibrary(tempFolder());
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (prompt) => {
        const { id } = await addPicture(library, aRequest({ prompt }));
        expect(library.details(id)?.made?.prompt).toBe(prompt);
      }),
      { numRuns: 40 },
    );
    await library.close();
  });
});

describe('what a report asks', () => {
  it('is how much of everything there is', async () => {
    const library = aLibrary(tempFolder());
    await addPicture(library, aRequest({ prompt: 'one' }), 2000);
    await addPicture(library, aRequest({ prompt: 'two' }), 3000);
    library.callStarted(aCall(), 4000, {});
    expect(library.counts()).toEqual({
      runs: 1,
      graphs: 1,
      pictures: 2,
      pictureBytes: 800,
      'calls done': 2,
      'calls running': 1,
    });
    await library.close();
  });

  it('is the prompts of the last calls, or of all calls of the last runs, newest first', async () => {
    const library = aLibrary(tempFolder());
    await addPicture(library, aRequest({ prompt: 'one', instructions: 'flat' }), 2000);
    startRun(library, 'run-2', 'Owls', 5000);
    library.callStarted(aCall({ runId: 'run-2' }, aRequest({ prompt: 'two' })), 6000, {});
    library.callStarted(aCall({ runId: 'run-2' }, aRequest({ prompt: 'three' })), 6001, {});
    expect(library.recentPrompts(2).map(({ prompt }) => prompt)).toEqual(['three', 'two']);
    expect(library.promptsOfRuns(1).map(({ graph, prompt }) => [graph, prompt])).toEqual([
      ['Owls', 'three'],
      ['Owls', 'two'],
    ]);
    expect(library.promptsOfRuns(2).at(-1)).toEqual({
      runId: RUN,
      graph: 'Foxes',
      node: 'n4',
      sentAt: 1500,
      provider: 'google',
      model: 'gemini-nano-banana-2.1',
      prompt: 'one',
      instructions: 'flat',
    });
    await library.close();
  });
});
