import { describe, expect, it } from 'vitest';
import { axesIn, withMoved, withValues } from '../../../../../renderer/src/nodes/sweep/axes.ts';
import { numbersIn } from '../../../../../renderer/src/nodes/sweep/values/numbersIn.ts';

const AXES = [{ of: 'prompt' }, { of: 'ratio', values: ['1:1'] }, { of: 'seed', values: [7] }];

describe('the axes of a sweep, while they are written', () => {
  it('are read though one has no value yet, and what is none is passed over', () => {
    expect(
      axesIn({ axes: [{ of: 'ratio', values: [] }, 7, { values: [1] }, { of: 'seed', values: [1, null] }] }),
    ).toEqual([
      { of: 'ratio', values: [] },
      { of: 'seed', values: [1] },
    ]);
    expect(axesIn({ axes: 'none' })).toEqual([]);
  });

  it('are moved, and given other values or what is wired', () => {
    expect(withMoved(AXES, 2, 0).map(({ of }) => of)).toEqual(['seed', 'prompt', 'ratio']);
    expect(withValues(AXES, 'ratio', undefined)[1]).toEqual({ of: 'ratio' });
    expect(withValues(AXES, 'seed', [1, 2])[2]).toEqual({ of: 'seed', values: [1, 2] });
  });

  it('take numbers as they are typed, each once', () => {
    expect(numbersIn('0.5, 1;1 x 2')).toEqual([0.5, 1, 2]);
  });
});
