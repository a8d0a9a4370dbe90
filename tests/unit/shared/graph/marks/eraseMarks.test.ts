import { describe, expect, it } from 'vitest';
import type { Mark } from '#shared/graph/marks/Marks';
import { eraseMarks, markAt } from '#shared/graph/marks/eraseMarks';
import { readMarkList } from '#shared/graph/marks/readMarks';

const LINE: Mark = { tool: 'brush', colour: 'red', width: 10, points: '0.1 0.5 0.9 0.5' };
const at = (x: number, y: number, ratio = 1) => ({ at: { x, y }, radius: 0.045, ratio });

describe('the eraser', () => {
  it('cuts a stroke in two where it touches it', () => {
    expect(eraseMarks([LINE], at(0.5, 0.5))).toEqual([
      { ...LINE, points: '0.1 0.5 0.45 0.5' },
      { ...LINE, points: '0.55 0.5 0.9 0.5' },
    ]);
  });

  it('takes an end away, and all of a stroke that lies under it', () => {
    expect(eraseMarks([LINE], at(0.1, 0.5))).toEqual([{ ...LINE, points: '0.15 0.5 0.9 0.5' }]);
    expect(eraseMarks([{ ...LINE, points: '0.5 0.5' }], at(0.51, 0.5))).toEqual([]);
    expect(eraseMarks([{ ...LINE, points: '0.49 0.5 0.51 0.5' }], at(0.5, 0.5))).toEqual([]);
  });

  it('keeps the pressure of each point that stays', () => {
    const pressed: Mark = { ...LINE, points: '0.1 0.5 0.5 0.5 0.9 0.5', pressure: '159' };
    const left = eraseMarks([pressed], at(0.3, 0.5));
    expect(left).toEqual([
      { ...LINE, points: '0.1 0.5 0.25 0.5', pressure: '11' },
      { ...LINE, points: '0.35 0.5 0.5 0.5 0.9 0.5', pressure: '559' },
    ]);
    expect(readMarkList(left)).toHaveLength(2);
  });

  it('gives the same list where it touches nothing', () => {
    const marks = [LINE];
    expect(eraseMarks(marks, at(0.5, 0.6))).toBe(marks);
  });

  it('is round on a picture that is not square', () => {
    const marks: Mark[] = [{ ...LINE, points: '0.5 0 0.5 1' }];
    // 0.1 of the width of a picture twice as wide as tall is 0.2 of its height.
    expect(eraseMarks(marks, at(0.5, 0.5, 2))).toEqual([
      { ...LINE, points: '0.5 0 0.5 0.4' },
      { ...LINE, points: '0.5 0.6 0.5 1' },
    ]);
  });

  it.each<[Mark, readonly [number, number], readonly [number, number]]>([
    [{ tool: 'box', colour: 'red', width: 4, points: '0.2 0.2 0.8 0.8' }, [0.2, 0.5], [0.5, 0.5]],
    [{ tool: 'arrow', colour: 'red', width: 4, points: '0.2 0.2 0.8 0.8' }, [0.5, 0.51], [0.5, 0.7]],
    [{ tool: 'area', points: '0.2 0.2 0.8 0.2 0.8 0.8 0.2 0.8' }, [0.5, 0.5], [0.9, 0.5]],
    [{ tool: 'words', colour: 'red', width: 50, points: '0.2 0.2', text: 'a hat' }, [0.3, 0.22], [0.3, 0.5]],
  ])('takes $tool as a whole, by its lines', (mark, on, beside) => {
    expect(eraseMarks([mark, LINE], { ...at(...beside), radius: 0.01 })).toContain(mark);
    expect(eraseMarks([mark], { ...at(...on), radius: 0.01 })).toEqual([]);
    expect(markAt([LINE, mark], { ...at(...on), radius: 0.01 })).toBe(1);
  });
});
