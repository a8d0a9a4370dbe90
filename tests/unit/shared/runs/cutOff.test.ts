import { describe, expect, it } from 'vitest';
import { NO_COST, type Money } from '#shared/graph/Money';
import { costOfCutOff, cutOff } from '#shared/runs/cutOff';

const estimate: Money = { microUsd: 34_000, kind: 'estimate' };

describe('a call that was cut off', () => {
  it('may have been billed where its endpoint bills what is asked for', () => {
    expect(cutOff({ endpoint: 'ask', estimate })).toBe('unknown');
    expect(costOfCutOff({ endpoint: 'ask', estimate })).toEqual(estimate);
  });

  it('was not billed where its endpoint bills whole answers only', () => {
    expect(cutOff({ endpoint: 'unpaid', estimate })).toBe('cancelled');
    expect(costOfCutOff({ endpoint: 'unpaid', estimate })).toBeUndefined();
  });

  it('lives on where it is collected', () => {
    expect(cutOff({ endpoint: 'collect', estimate })).toBe('submitted');
    expect(costOfCutOff({ endpoint: 'collect', estimate })).toEqual(estimate);
  });

  it('is simply asked for again where it is free, but not where its price is merely unknown', () => {
    expect(cutOff({ endpoint: 'ask', estimate: NO_COST })).toBe('cancelled');
    expect(cutOff({ endpoint: 'ask', estimate: { microUsd: 0, kind: 'estimate' } })).toBe('unknown');
  });
});
