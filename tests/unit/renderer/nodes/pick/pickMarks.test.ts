import { describe, expect, it } from 'vitest';
import { MAX_MARKED } from '#shared/nodes/pick';
import { markOf, marksOf, withMark } from '../../../../../renderer/src/nodes/pick/pickMarks.ts';

describe('the marks of a pick', () => {
  it('hold a picture once: kept after it was rejected, it is rejected no more', () => {
    expect(withMark(marksOf({ rejected: ['a', 'b'] }), 'a', 'kept')).toEqual({ kept: ['a'], rejected: ['b'] });
  });

  it('are gone from the file where none is left', () => {
    expect(withMark(marksOf({ kept: ['a'] }), 'a', undefined)).toEqual({ kept: undefined, rejected: undefined });
  });

  it('forget the oldest where there are as many as a file may hold', () => {
    const kept = Array.from({ length: MAX_MARKED }, (_, at) => String(at));
    const { kept: after } = withMark(marksOf({ kept }), 'new', 'kept');
    expect(after).toHaveLength(MAX_MARKED);
    expect(after?.at(0)).toBe('1');
    expect(after?.at(-1)).toBe('new');
  });

  it('are none where a file holds something else', () => {
    expect(markOf(marksOf({ kept: 'a', rejected: [1] }), 'a')).toBeUndefined();
  });
});
