import Database from 'better-sqlite3';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { EffectiveRequest } from '#shared/providers/Effective';
import { createFirstTables } from '../../../../../../electron/platform/library/schema/createFirstTables.ts';
import { requestHash } from '../../../../../../electron/platform/library/requestHash.ts';
import { tempFolder } from '../../../../../support/tempFolder.ts';
import { aCall, aRequest, addPicture, openIn } from '../records.ts';

const PICTURE = 'ab'.repeat(32);
const MADE = '11111111-1111-4111-8111-111111111111';
const CUT = '22222222-2222-4222-8222-222222222222';

/** A library as the first version left it: one finished run with a picture, and one that a crash ended. */
function firstVersion(folder: string): void {
  const db = new Database(join(folder, 'index.sqlite'));
  db.pragma('journal_mode = WAL');
  db.exec(createFirstTables);
  db.pragma('user_version = 1');
  db.exec(`
    INSERT INTO workflows VALUES ('w', '{"name":"Foxes"}');
    INSERT INTO runs VALUES ('${MADE}', 'Foxes', 'w', 1000, 3000, 'completed'), ('${CUT}', 'Owls', 'w', 1000, NULL, NULL);
    INSERT INTO pictures VALUES ('${PICTURE}', 'image/png', 40, 30, 5, 2500);`);
  const call = db.prepare(`
    INSERT INTO calls (number, id, run, node, place, request_hash, request, notes, seed, state, estimate, estimate_kind, cost, cost_kind, text,
      sent_at, finished_at)
    VALUES (?, ?, ?, 'n4', 0, ?, ?, '[]', 7, ?, 134000, 'estimate', ?, ?, ?, 1500, ?)`);
  const [fox, owl] = [aRequest(), aRequest({ prompt: 'an owl' })];
  call.run(4, 'call-a', MADE, requestHash(fox), flat(fox), 'done', 120000, 'actual', 'A fox, said it', 2500);
  call.run(9, 'call-b', CUT, requestHash(owl), flat(owl), 'running', null, null, '', null);
  db.exec(`INSERT INTO results VALUES (4, 0, '${PICTURE}')`);
  db.close();
  mkdirSync(join(folder, 'pictures', 'ab'), { recursive: true });
  writeFileSync(join(folder, 'pictures', 'ab', `${PICTURE}.png`), '12345');
}

/** Options stood among the rest. */
function flat({ options, ...request }: EffectiveRequest): string {
  return JSON.stringify({ ...request, ...options });
}

describe('a run of an earlier version that was told to repeat what may have been billed', () => {
  it('repeats what was cut off by the time it was asked for, or had ended', async () => {
    const folder = tempFolder();
    const library = openIn(folder);
    library.runQueued({ runId: MADE, name: 'Foxes', workflowText: '{}', settings: { repeatUnknown: true }, at: 4000 });
    library.runStarted(MADE, 5000);
    expect(library.runRecord(MADE)?.settings).toEqual({ repeatUnknown: { asOf: 4000 } });
    library.runFinished(MADE, 'cancelled', 6000);
    library.runReopened(MADE, {}, { repeatUnknown: true });
    expect(library.runRecord(MADE)?.resume).toEqual({ repeatUnknown: { asOf: 6000 } });
    await library.close();
  });
});

describe('a library of the first version', () => {
  it('keeps every run, call, picture and word', async () => {
    const folder = tempFolder();
    firstVersion(folder);
    const library = openIn(folder);
    expect(library.runs({ limit: 5 })).toMatchObject([
      { runId: CUT, graph: 'Owls', status: 'interrupted', startedAt: 1000, finishedAt: null, expected: 1, done: 0 },
      { runId: MADE, graph: 'Foxes', status: 'completed', finishedAt: 3000, done: 1, cost: { microUsd: 120_000 } },
    ]);
    expect(library.callsOf(MADE)).toMatchObject([{ callId: 'call-a', state: 'done', sentAt: 1500, finishedAt: 2500 }]);
    expect(library.details(PICTURE)?.made).toMatchObject({ prompt: 'a red fox', ms: 1000, text: 'A fox, said it' });
    expect(library.list({ query: 'said', limit: 5 })).toHaveLength(1);
    expect(library.runRecord(MADE)).toEqual({
      runId: MADE,
      name: 'Foxes',
      workflowText: '{"name":"Foxes"}',
      settings: {},
      startedAt: 1000,
    });
    await library.close();
  });

  it('gives its pictures to the same request, and takes new ones', async () => {
    const folder = tempFolder();
    firstVersion(folder);
    const library = openIn(folder);
    library.runReopened(CUT, {}, {});
    library.runStarted(CUT, 9000);
    const found = library.findResult(aCall({ runId: CUT, index: 3 }), undefined);
    expect(found).toMatchObject({
      images: [{ id: PICTURE }],
      callId: 'call-a',
      text: 'A fox, said it',
      isOwn: false,
      isUnproven: true,
    });
    expect(await library.provePictures(found?.images ?? [])).toEqual([]);
    expect(library.findResult(aCall({ runId: CUT, index: 3 }), undefined)).not.toHaveProperty('isUnproven');
    await addPicture(library, aRequest({ prompt: 'a heron' }), 9500, undefined, CUT);
    expect(library.list({ query: 'heron', limit: 5 })).toHaveLength(1);
    expect(library.details(PICTURE)?.made).not.toHaveProperty('row');
    await library.close();
  });
});
