import { describe, expect, it } from 'vitest';
import { formatDay } from '../../../../renderer/src/ui/formatDay.ts';

describe('formatDay', () => {
  const now = new Date(2026, 2, 1, 0, 30).getTime();

  it('says today and yesterday, also across the end of a month', () => {
    expect(formatDay(new Date(2026, 2, 1, 23, 59).getTime(), now)).toBe('Today');
    expect(formatDay(new Date(2026, 1, 28, 0, 0).getTime(), now)).toBe('Yesterday');
  });

  it('names any other day in full', () => {
    expect(formatDay(new Date(2026, 1, 27, 12).getTime(), now)).toMatch(/27.*2026|2026.*27/);
  });
});
