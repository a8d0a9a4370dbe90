import { describe, expect, it } from 'vitest';
import { MAX_MARKS, MAX_POINTS, type Mark } from '#shared/graph/marks/Marks';
import { fitWords, readMarkList, readMarks } from '#shared/graph/marks/readMarks';

const ID = 'ab'.repeat(32);
const BOX: Mark = { tool: 'box', colour: 'red', width: 6, points: '0.1 0.2 0.5 0.75' };
const marked = (marks: unknown, more: object = {}) => ({
  version: 1,
  pictures: [{ picture: ID, place: 0, marks, ...more }],
});

describe('marks from a file', () => {
  it.each<Mark>([
    BOX,
    { tool: 'brush', colour: 'blue', width: 1, points: '0 1' },
    { tool: 'brush', colour: 'white', width: 200, points: '0 0 1 1 0.0001 0.9999', pressure: '195' },
    { tool: 'arrow', colour: 'black', width: 6, points: '0.5 0.5 0.5 0.5' },
    { tool: 'words', colour: 'yellow', width: 40, points: '0.5 0.5', text: 'a “hat” & <b>\nhere 帽子 🦊' },
    { tool: 'area', points: '0 0 1 0 1 1' },
  ])('reads $tool as it was written', (mark) => {
    expect(readMarks(marked([mark]))).toEqual(marked([mark]));
  });

  it('leaves out what it does not know', () => {
    expect(
      readMarks({ ...marked([{ ...BOX, onclick: 'x', href: 'file:///etc/passwd' }], { more: 1 }), more: 2 }),
    ).toEqual(marked([BOX]));
  });

  it.each([
    ['a newer version', { version: 2, pictures: [] }],
    ['no object', [1]],
    ['a picture of no id', marked([BOX], { picture: '../../x' })],
    ['a place before the first', marked([BOX], { place: -1 })],
    ['one picture twice', { version: 1, pictures: [0, 1].map((place) => ({ picture: ID, place, marks: [BOX] })) }],
    ['an unknown tool', marked([{ ...BOX, tool: 'script' }])],
    ['a tool of every object', marked([{ ...BOX, tool: 'constructor' }])],
    ['a colour of its own', marked([{ ...BOX, colour: 'url(https://example.com/x)' }])],
    ['a width of nothing', marked([{ ...BOX, width: 0 }])],
    ['a width of half', marked([{ ...BOX, width: 1.5 }])],
    ['a width without end', marked([{ ...BOX, width: 201 }])],
    ['points outside the picture', marked([{ ...BOX, points: '0 0 1.1 1' }])],
    ['points of half a pair', marked([{ ...BOX, points: '0 0 1' }])],
    ['points of too many', marked([{ ...BOX, points: '0 0 1 1 0 1' }])],
    ['points that are no numbers', marked([{ ...BOX, points: '0 0 1 1"/><image href="x"/>' }])],
    ['numbers written in another way', marked([{ ...BOX, points: '0.10 0 1 1' }])],
    ['an area of two points', marked([{ tool: 'area', points: '0 0 1 1' }])],
    ['pressure of another length', marked([{ ...BOX, tool: 'brush', pressure: '9' }])],
    ['words of nothing', marked([{ ...BOX, tool: 'words', points: '0 0', text: '' }])],
    ['words that turn a line around', marked([{ ...BOX, tool: 'words', points: '0 0', text: 'a\u202eb' }])],
    ['words with half a pair', marked([{ ...BOX, tool: 'words', points: '0 0', text: '\ud83e' }])],
    ['words without end', marked([{ ...BOX, tool: 'words', points: '0 0', text: 'x'.repeat(301) }])],
    ['too many marks', marked(Array.from({ length: MAX_MARKS + 1 }, () => BOX))],
    [
      'too many points',
      marked([{ ...BOX, tool: 'brush', points: Array.from({ length: MAX_POINTS }, () => '0 0').join(' ') }, BOX]),
    ],
  ])('refuses %s', (_, given) => {
    expect(readMarks(given)).toBeUndefined();
  });

  it('takes as many marks and points as it says', () => {
    const stroke = { tool: 'brush', colour: 'red', width: 3, points: '0 0 '.repeat(MAX_POINTS / MAX_MARKS).trim() };
    expect(readMarkList(Array.from({ length: MAX_MARKS }, () => stroke))).toHaveLength(MAX_MARKS);
  });

  it('makes words fit what it reads', () => {
    const text = fitWords(`a\u0000b\r\nc  \u202e${'x'.repeat(400)}${'\n'.repeat(40)}🦊`);
    expect(text.startsWith('a b\nc')).toBe(true);
    expect(readMarkList([{ tool: 'words', colour: 'red', width: 40, points: '0 0', text }])).toHaveLength(1);
    expect(fitWords(`${'x'.repeat(299)}🦊`)).toBe('x'.repeat(299));
  });
});
