import { describe, expect, it } from 'vitest';
import { withMoved, withNote, withoutPicture, withPictures } from '../../../../../renderer/src/stores/sets/setEdits.ts';
import { changeWords, notesText } from '../../../../../renderer/src/stores/sets/setWords.ts';

const image = (id: string) => ({ id, width: 1, height: 1, mime: 'image/png' });
/** `version('a:left b')`: pictures in order, each with its note. */
const version = (pictures: string, number = 1) => ({
  version: number,
  savedAt: 0,
  pictures: pictures.split(' ').flatMap((text) => {
    const [id = '', note = ''] = text.split(':');
    return id === '' ? [] : [{ image: image(id), note }];
  }),
});
const content = (pictures: string) => version(pictures).pictures.map(({ image: { id }, note }) => ({ id, note }));

describe('what a version changed', () => {
  it.each([
    ['a b c', 'a b', '1 picture added'],
    ['a', 'a b c', '2 pictures taken out'],
    ['b a', 'a b', 'order changed'],
    ['a:x b:y', 'a b', '2 notes changed'],
    ['c a:x', 'a b', '1 picture added, 1 picture taken out, 1 note changed'],
    ['b c', 'a b c', '1 picture taken out'],
    ['a', 'a', 'as before'],
  ])('%s after %s: %s', (now, before, words) => {
    expect(changeWords(version(now, 2), version(before))).toBe(words);
  });

  it('is told of the first by how it was made', () => {
    expect(changeWords(version('a b'), undefined)).toBe('made with 2 pictures');
  });
});

it('gives notes as lines that count as a model does', () => {
  expect(notesText(version('a:left b c:coat'))).toBe('Image 1: left\nImage 3: coat');
});

describe('the pictures of a set', () => {
  it('are added at the end, each once', () => {
    expect(withPictures(content('a:x b'), ['b', 'c', 'c'])).toEqual(content('a:x b c'));
  });

  it('that are all there already stay the very same', () => {
    const before = content('a b');
    expect(withPictures(before, ['a'])).toBe(before);
  });

  it.each([
    [2, 'b c a'],
    [99, 'b c a'],
    [1, 'b a c'],
    [-1, 'a b c'],
  ])('are moved to place %i', (place, after) => {
    expect(withMoved(content('a b c'), 'a', place)).toEqual(content(after));
  });

  it('are noted and taken out', () => {
    expect(withNote(content('a b'), 'b', 'coat')).toEqual(content('a b:coat'));
    expect(withoutPicture(content('a b'), 'a')).toEqual(content('b'));
    expect(withMoved(content('a b'), 'gone', 0)).toEqual(content('a b'));
  });
});
