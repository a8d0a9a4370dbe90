import { describe, expect, it } from 'vitest';
import { costWords, doneWords, eachWords, endWords } from '../../../../../renderer/src/runs/sheet/sheetWords.ts';
import { sumsOf } from '../../../../../renderer/src/runs/sheet/data/sumsOf.ts';
import type { Money } from '#shared/graph/Money';

const money = (microUsd: number, kind: Money['kind'] = 'actual') => ({ microUsd, kind });
const each = (least: Money, most: Money) => eachWords({ ...sumsOf([]), each: { least, most } });

describe('what cells cost, in words', () => {
  it('tells an estimate as one', () => {
    expect(costWords(money(134_000, 'estimate'))).toBe('≈ $0.13');
    expect(costWords(money(134_000))).toBe('$0.134');
    expect(costWords(money(0, 'estimate'))).toBe('$0.00');
    expect(each(money(50_000, 'estimate'), money(50_000, 'estimate'))).toBe('≈ $0.05 each');
    expect(each(money(50_000), money(50_000))).toBe('$0.05 each');
  });

  it('tells a range as an estimate where an end of it is one', () => {
    expect(each(money(50_000), money(80_000, 'estimate'))).toBe('≈ $0.05–$0.08 each');
    expect(each(money(0, 'estimate'), money(80_000, 'estimate'))).toBe('≈ $0.00–$0.08 each');
    expect(each(money(0), money(0))).toBeUndefined();
  });
});

describe('how far cells are, in words', () => {
  const byState = { done: 3, failed: 0, running: 1, waiting: 0, unmade: 0 };

  it('counts', () => {
    expect(doneWords({ ...sumsOf([]), cells: 4, byState })).toBe('3 of 4');
  });

  it('is said aloud only of failures and the end', () => {
    const running = { runId: 'r', isRunning: true };
    expect(endWords({ cells: 4, byState }, running)).toBe('');
    expect(endWords({ cells: 4, byState: { ...byState, failed: 1 } }, running)).toBe('1 failed.');
    expect(endWords({ cells: 4, byState }, { ...running, isRunning: false })).toBe(
      'The run has ended: 3 of 4 cells are there.',
    );
    expect(endWords({ cells: 4, byState }, { runId: null, isRunning: false })).toBe('');
  });
});
