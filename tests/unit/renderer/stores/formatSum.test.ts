import { describe, expect, it } from 'vitest';
import { formatSum } from '../../../../renderer/src/stores/formatSum.ts';

describe('formatSum', () => {
  it.each([
    [5_161_700, 'actual', '$5.16'],
    [562_800, 'actual', '$0.56'],
    [540_000, 'estimate', '≈ $0.54'],
    [99_900, 'actual', '$0.0999'],
    [67_200, 'actual', '$0.0672'],
    [0, 'actual', '$0.00'],
    [9_098_728_000, 'actual', '$9,098.73'],
    [1_234_567_890_000, 'estimate', '≈ $1,234,567.89'],
  ] as const)('writes %d micro-dollars (%s) as %s', (microUsd, kind, text) => {
    expect(formatSum({ microUsd, kind })).toBe(text);
  });
});
