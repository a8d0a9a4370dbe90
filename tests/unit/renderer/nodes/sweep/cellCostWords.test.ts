import { describe, expect, it } from 'vitest';
import { cellCostWords } from '../../../../../renderer/src/nodes/sweep/useCellWords.ts';

const call = (
  microUsd: number,
  more: { readonly isPriced?: boolean; readonly isReused?: boolean; readonly list?: string },
) => ({
  row: { list: more.list ?? 'sweep', index: 0, name: '' },
  estimate: { microUsd, kind: 'estimate' as const },
  isPriced: more.isPriced ?? true,
  isReused: more.isReused ?? false,
});

describe('what the cells of a sweep would cost', () => {
  it('tells the calls whose price is not known beside the sum of the others', () => {
    const unknown = call(0, { isPriced: false });
    expect(cellCostWords([call(290_000, {}), unknown, unknown], 'sweep')).toBe('≈ $0.29 + 2 calls, price not known');
    expect(cellCostWords([unknown], 'sweep')).toBe('1 call, price not known');
  });

  it('is empty where all are free, reused or of another sweep', () => {
    const others = [call(0, {}), call(0, { isPriced: false, isReused: true }), call(5_000, { list: 'another' })];
    expect(cellCostWords(others, 'sweep')).toBe('');
  });
});
