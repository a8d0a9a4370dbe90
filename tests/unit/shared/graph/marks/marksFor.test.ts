import { describe, expect, it } from 'vitest';
import type { Mark, Marks } from '#shared/graph/marks/Marks';
import { marksFor, withMarks } from '#shared/graph/marks/marksFor';

const [A, B, C] = ['aa', 'bb', 'cc'].map((byte) => byte.repeat(32)) as [string, string, string];
const BOX: Mark = { tool: 'box', colour: 'red', width: 6, points: '0 0 1 1' };
const ARROW: Mark = { tool: 'arrow', colour: 'red', width: 6, points: '0 0 1 1' };
const marks: Marks = {
  version: 1,
  pictures: [
    { picture: A, place: 0, marks: [BOX] },
    { picture: B, place: 1, marks: [ARROW] },
  ],
};
const none = { marks: [], isOfAnother: false };

describe('which marks go onto which picture', () => {
  it('is decided by the picture, wherever it comes in the list', () => {
    expect(marksFor(marks, [B, A])).toEqual([
      { marks: [ARROW], isOfAnother: false },
      { marks: [BOX], isOfAnother: false },
    ]);
  });

  it('goes by the place where the picture is another, and says so', () => {
    expect(marksFor(marks, [C, B])).toEqual([
      { marks: [BOX], isOfAnother: true },
      { marks: [ARROW], isOfAnother: false },
    ]);
  });

  it('draws no marks twice: those of a picture that is in the list stay with it', () => {
    expect(marksFor(marks, [C, A])).toEqual([none, { marks: [BOX], isOfAnother: false }]);
  });

  it('makes marks a picture’s own once they are changed on it, and keeps the others', () => {
    const changed = withMarks(marks, [C, B], { picture: C, place: 0 }, [BOX, BOX]);
    expect(changed.pictures).toEqual([
      { picture: B, place: 1, marks: [ARROW] },
      { picture: C, place: 0, marks: [BOX, BOX] },
    ]);
    expect(withMarks(changed, [C, B], { picture: C, place: 0 }, []).pictures).toEqual([
      { picture: B, place: 1, marks: [ARROW] },
    ]);
  });
});
