import { expect, it } from 'vitest';
import { usd } from '#shared/graph/Money';
import { byModel } from '#shared/runs/byModel';

const call = (provider: string, model: string, isReused = false) => ({
  provider,
  model,
  isReused,
  estimate: usd(0.1, 'estimate'),
});

it('tells what each model would be sent and cost, without what is reused', () => {
  const calls = [call('google', 'a'), call('openrouter', 'a'), call('google', 'a'), call('google', 'a', true)];
  expect(byModel(calls).map(({ provider, calls: own, estimate }) => [provider, own.length, estimate.microUsd])).toEqual(
    [
      ['google', 2, 200_000],
      ['openrouter', 1, 100_000],
    ],
  );
});

it('tells nothing where one model is asked for all', () => {
  expect(byModel([call('google', 'a'), call('google', 'a'), call('google', 'b', true)])).toEqual([]);
});
