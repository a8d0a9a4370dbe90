import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Announcement } from '#shared/api/contract';
import { KeyMissingError } from '#shared/errors/providerErrors';
import type { CallRecord } from '../../../../../electron/engine/Ports.ts';
import { logAnnouncement, logCalls } from '../../../../../electron/service/runs/logRuns.ts';
import { fakePorts, type CallScript } from '../../../../support/fakePorts.ts';
import { catalogue } from '../../../../support/shipped.ts';

const CALL: CallRecord = {
  callId: 'c1',
  runId: 'r1',
  node: 'the fox of Ann',
  index: 2,
  seed: 7,
  effective: {
    request: {
      provider: 'google',
      model: 'gemini-nano-banana-2.1',
      prompt: 'a red fox',
      instructions: 'flat colours',
      references: [],
      wireSeed: 7,
      options: {},
    },
    settings: [],
    notes: [],
    pixels: { width: 8, height: 8 },
    estimate: { microUsd: 0, kind: 'estimate' },
    isPriced: true,
    timeoutMs: 1000,
  },
};

function withModel(model: string): CallRecord {
  return { ...CALL, effective: { ...CALL.effective, request: { ...CALL.effective.request, model } } };
}

function listener() {
  const notes: [string, unknown][] = [];
  return { notes, note: (what: string, facts: unknown) => void notes.push([what, facts]) };
}

async function generate(script: CallScript, model = CALL.effective.request.model) {
  const { notes, note } = listener();
  let time = 0;
  const generator = logCalls(fakePorts(() => script).generator, note, { catalogue, now: () => (time += 50) });
  const outcome = await generator.generate(withModel(model), new AbortController().signal);
  return { notes, outcome };
}

/** Of its id, which a person may have written. */
const MARK = createHash('sha256').update('the fox of Ann').digest('hex').slice(0, 8);
const ABOUT = { run: 'r1', node: MARK, index: 2, provider: 'google', model: 'gemini-nano-banana-2.1', ms: 50 };

describe('the log of calls', () => {
  it('tells who was asked, how long it took and what came, never what was asked', async () => {
    const { notes, outcome } = await generate({});
    expect(outcome.ok).toBe(true);
    expect(notes).toEqual([['call done', { ...ABOUT, pictures: 1 }]]);
    expect(JSON.stringify(notes)).not.toMatch(/fox|flat|Ann/);
  });

  it('tells no model that was typed in', async () => {
    const { notes } = await generate({}, 'ann-lees-own-model');
    expect(notes).toEqual([['call done', { ...ABOUT, model: 'typed in', pictures: 1 }]]);
  });

  it('tells the code of a failure, not its words', async () => {
    const { notes, outcome } = await generate({ error: new KeyMissingError('“a red fox” was refused.') });
    expect(outcome.ok).toBe(false);
    expect(notes).toEqual([['call failed', { ...ABOUT, code: 'key-missing' }]]);
  });

  it('tells a bug too, and passes it on', async () => {
    const { notes, note } = listener();
    const broken = { generate: () => Promise.reject(new TypeError('bug')) };
    await expect(
      logCalls(broken, note, { catalogue, now: () => 0 }).generate(CALL, new AbortController().signal),
    ).rejects.toThrow('bug');
    expect(notes).toEqual([['call failed', { ...ABOUT, ms: 0, code: 'unexpected' }]]);
  });
});

describe('the log of runs', () => {
  const told = (announcement: Announcement) => {
    const { notes, note } = listener();
    logAnnouncement(announcement, note);
    return notes;
  };
  const event = { runId: 'r1', seq: 0, at: 0 };

  it('tells how a run begins and ends, without its name', () => {
    expect(
      told({ kind: 'run', event: { ...event, kind: 'run-started', name: 'Secret fox', nodes: ['a', 'b'] } }),
    ).toEqual([['run started', { run: 'r1', nodes: 2 }]]);
    expect(told({ kind: 'run', event: { ...event, kind: 'run-finished', outcome: 'failed', ms: 9 } })).toEqual([
      ['run finished', { run: 'r1', outcome: 'failed', ms: 9 }],
    ]);
  });

  it('tells which node failed and why, by code', () => {
    const error = { code: 'blocked', message: 'The provider blocked “a red fox”.' };
    expect(
      told({ kind: 'run', event: { ...event, kind: 'node-failed', node: 'the fox of Ann', error, ms: 3 } }),
    ).toEqual([['node failed', { run: 'r1', node: MARK, ms: 3, code: 'blocked' }]]);
  });

  it('is silent about the rest', () => {
    expect(told({ kind: 'close-requested' })).toEqual([]);
    expect(told({ kind: 'run', event: { ...event, kind: 'image-started', node: 'n4', index: 0 } })).toEqual([]);
  });
});
