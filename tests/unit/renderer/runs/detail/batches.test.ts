import { describe, expect, it } from 'vitest';
import { batchesOf, failedPlaces, unknownPlaces } from '../../../../../renderer/src/runs/detail/batches.ts';
import { aCall } from '../aRun.ts';

const IMAGE = { id: 'a'.repeat(64), width: 1376, height: 768, mime: 'image/png' };
const FAILURE = { code: 'provider-unavailable', message: 'It is overloaded.', hint: 'Wait.' };

describe('batchesOf', () => {
  it('puts the places of each node in their order, nodes in the order they were asked', () => {
    const batches = batchesOf([
      aCall({ node: 'second', index: 1 }),
      aCall({ node: 'second', index: 0 }),
      aCall({ node: 'first' }),
    ]);
    expect(batches.map(({ node, places }) => [node, places.map(({ index }) => index)])).toEqual([
      ['second', [0, 1]],
      ['first', [0]],
    ]);
  });

  it('shows each place as its newest call left it', () => {
    const [batch] = batchesOf([aCall({ state: 'failed', error: FAILURE }), aCall({ state: 'done', images: [IMAGE] })]);
    expect(batch?.places).toMatchObject([{ slot: { status: 'done', image: IMAGE } }]);
  });

  it('keeps the picture of a place that was asked for once more and not made', () => {
    const [batch] = batchesOf([aCall({ state: 'done', images: [IMAGE] }), aCall({ state: 'cancelled' })]);
    expect(batch?.places[0]?.slot.image).toEqual(IMAGE);
  });

  it('gives empty places the shape of the pictures beside them', () => {
    const [batch] = batchesOf([
      aCall({ state: 'done', images: [IMAGE] }),
      aCall({ index: 1, state: 'running', sentAt: 5 }),
    ]);
    expect(batch?.places[1]?.slot).toMatchObject({ status: 'running', width: 1376, height: 768, startedAt: 5 });
  });

  it('tells what was reused', () => {
    const saved = { microUsd: 134_000, kind: 'actual' } as const;
    const [batch] = batchesOf([aCall({ state: 'done', images: [IMAGE], reused: { runId: 'r', saved } })]);
    expect(batch?.places[0]?.slot).toMatchObject({ reused: true, saved });
  });

  it('tells why a call was cut off, and does not forget it for one that was planned after it and never sent', () => {
    const error = { code: 'may-be-billed', message: 'It was stopped while under way and may have been billed.' };
    const [batch] = batchesOf([aCall({ state: 'unknown', sentAt: 5, error }), aCall({ state: 'cancelled' })]);
    expect(batch?.places[0]).toMatchObject({ call: { state: 'unknown' }, slot: { status: 'failed', error } });
  });

  it('shows nothing of a run that was cut off as being on its way', () => {
    const calls = [
      aCall({ state: 'running', sentAt: 5, provider: 'google', estimate: { microUsd: 134_000, kind: 'estimate' } }),
      aCall({ index: 1 }),
      aCall({ index: 2, state: 'running', sentAt: 5, provider: 'sample' }),
    ];
    const [batch] = batchesOf(calls, true);
    expect(batch?.places.map(({ slot }) => slot.status)).toEqual(['failed', 'cancelled', 'cancelled']);
    expect(batch?.places[0]?.slot.error?.code).toBe('may-be-billed');
  });

  it('tells failed places from those that may have been billed', () => {
    const batches = batchesOf([
      aCall({ state: 'failed', error: FAILURE }),
      aCall({ index: 1, state: 'unknown' }),
      aCall({ index: 2, state: 'cancelled' }),
    ]);
    expect(failedPlaces(batches).map(({ index }) => index)).toEqual([0]);
    expect(unknownPlaces(batches).map(({ index }) => index)).toEqual([1]);
    expect(batches[0]?.places.map(({ slot }) => slot.error?.code)).toEqual([
      'provider-unavailable',
      'may-be-billed',
      undefined,
    ]);
  });

  it('has no place for a picture where a text was asked for', () => {
    const [batch] = batchesOf([
      aCall({ kind: 'text', state: 'done', text: 'About foxes.' }),
      aCall({ kind: 'text', index: 1, state: 'failed', error: FAILURE }),
    ]);
    expect(batch?.places.map(({ slot }) => slot)).toMatchObject([
      { kind: 'text', status: 'done', text: 'About foxes.' },
      { kind: 'text', status: 'failed', error: FAILURE },
    ]);
    expect(batch?.places[0]?.slot).not.toHaveProperty('width');
  });

  it('lets what is at work at its provider wait, also behind a call that was planned after it and never sent', () => {
    const calls = [aCall({ state: 'submitted', sentAt: 5, endpoint: 'collect' }), aCall({ state: 'cancelled' })];
    expect(batchesOf(calls, true)[0]?.places).toMatchObject([
      { call: { state: 'submitted' }, slot: { status: 'waiting' } },
    ]);
  });
});
