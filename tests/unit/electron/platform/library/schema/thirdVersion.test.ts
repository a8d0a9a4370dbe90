import Database from 'better-sqlite3';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createImages } from '../../../../../../electron/platform/images/createImages.ts';
import { requestHash } from '../../../../../../electron/platform/library/requestHash.ts';
import { pngPicture } from '../../../../../support/pngPicture.ts';
import { tempFolder } from '../../../../../support/tempFolder.ts';
import { aCall, aRequest, openIn } from '../records.ts';

const images = createImages();
afterAll(() => images.close());

const [ENDED, CUT, WAITING] = [1, 2, 3].map((n) => `${String(n).repeat(8)}-0000-4000-8000-000000000000`) as [
  string,
  string,
  string,
];

/** A library the third version left when it was killed: a run that had ended, one under way, one that waited. */
function thirdVersion(): string {
  const folder = tempFolder();
  cpSync(join(import.meta.dirname, '../../../../../fixtures/libraries/v3'), folder, { recursive: true });
  return folder;
}

const foxes = aRequest({
  options: { aspectRatio: '16:9', imageSize: '2K', temperature: 0.5, topP: 0.9, thinking: 'high' },
});

describe('a library of the third version', () => {
  it('keeps every run, call, picture and word', async () => {
    const library = openIn(thirdVersion());
    expect(library.runs({ limit: 9 })).toMatchObject([
      { runId: CUT, graph: 'Cranes', status: 'interrupted', expected: 4, done: 0 },
      { runId: WAITING, graph: 'Herons', status: 'queued', expected: 0 },
      {
        runId: ENDED,
        graph: 'Foxes',
        status: 'failed',
        expected: 4,
        done: 2,
        reused: 1,
        failed: 1,
        unknown: 1,
        cost: { microUsd: 120_000 + 900 + 134_000, kind: 'estimate' },
        saved: { microUsd: 120_000, kind: 'actual' },
      },
    ]);
    expect(library.callsOf(ENDED)).toMatchObject([
      { callId: 'fox', state: 'done', text: 'A fox, said it.', notes: ['It came with a note.'], sentAt: 1500 },
      { callId: 'fox-again', state: 'done', reused: { runId: ENDED } },
      { callId: 'owl', state: 'failed', error: { code: 'blocked' } },
      { callId: 'hare', state: 'unknown' },
    ]);
    expect(library.callsOf(ENDED)[0]?.settings).toEqual([
      ['Aspect ratio', '16:9'],
      ['Resolution', '2K'],
      ['Temperature', '0.5'],
      ['Top P', '0.9'],
      ['Thinking', 'high'],
    ]);
    expect(library.callsOf(ENDED)[0]?.usage).toEqual({ inputTokens: 9, outputTokens: 5, imageTokens: 1120 });
    expect(library.list({ query: 'said', limit: 5 })).toHaveLength(1);
    await library.close();
  });

  it('makes pictures of all its calls, which were cut off where they may be billed', async () => {
    const folder = thirdVersion();
    await openIn(folder).close();
    const db = new Database(join(folder, 'index.sqlite'), { readonly: true });
    const calls = db.prepare("SELECT count(*) FROM calls WHERE kind = 'image' AND endpoint = 'ask'").pluck().get();
    expect(calls).toBe(8);
    db.close();
  });

  it('answers the very same request, and knows what may be billed', async () => {
    const library = openIn(thirdVersion());
    expect(requestHash(foxes)).toBe('dd8e64887cc429cd1d0adadeb8e4112948130ee741bf2727db5142e01d44dc81');
    expect(library.findResult(aCall({ runId: WAITING }, foxes), undefined)).toMatchObject({ callId: 'fox' });
    expect(library.mayBeBilled(aRequest({ prompt: 'a hare' }))).toBe(true);
    await library.close();
  });

  it('has its files and records put in order', async () => {
    const library = openIn(thirdVersion());
    expect(await library.recover(images.decode, 9000)).toMatchObject({
      completed: 1,
      adopted: 0,
      unknown: 1,
      interrupted: 1,
      problems: [],
    });
    expect(library.callsOf(CUT).map(({ callId, state }) => [callId, state])).toEqual([
      ['crane', 'unknown'],
      ['crane-noted', 'done'],
      ['crane-planned', 'pending'],
      ['free', 'cancelled'],
    ]);
    expect(library.callsOf(CUT)[1]).toMatchObject({ text: 'A crane.', images: [{ width: 40 }] });
    await library.close();
  });

  it('takes pictures from outside, and tells where they came from', async () => {
    const library = openIn(thirdVersion(), { decode: images.decode });
    const { id } = await library.takeIn({ name: 'fox.png', bytes: [pngPicture({ width: 24, height: 16 })] }, 9000);
    expect(library.details(id)).toMatchObject({ imported: { name: 'fox.png', at: 9000 }, image: { width: 24 } });
    const made = library.list({ limit: 9 }).filter((each) => each.image.id !== id);
    expect(made.length).toBeGreaterThan(0);
    for (const each of made) expect(each).not.toHaveProperty('imported');
    await library.close();
  });
});
