import { expect, it } from 'vitest';
import { PICTURE_KEYS, picturePress } from '../../../../../renderer/src/gallery/look/pictureKeys.ts';

const pressed = (key: string, modifiers: Partial<KeyboardEvent> = {}) =>
  picturePress({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...modifiers });

it('gives each key one meaning', () => {
  const keys = Object.values(PICTURE_KEYS).flatMap((each) => each.keys as readonly string[]);
  expect(new Set(keys).size).toBe(keys.length);
});

it.each([
  ['3', { act: 'rate', rating: 3 }],
  ['0', { act: 'clear' }],
  ['F', { act: 'favourite' }],
  ['t', { act: 'tags' }],
  ['Delete', { act: 'trash' }],
  [' ', { act: 'preview' }],
  ['Enter', { act: 'open' }],
  ['c', { act: 'compare' }],
  ['p', { act: 'pick' }],
])('reads %s', (key, act) => {
  expect(pressed(key)).toEqual(act);
});

it.each(['6', 'k', 'ArrowLeft'])('leaves %s alone', (key) => {
  expect(pressed(key)).toBeUndefined();
});

it('means nothing with Ctrl, Alt or Shift, which are of commands', () => {
  expect(pressed('f', { ctrlKey: true })).toBeUndefined();
  expect(pressed('Enter', { altKey: true })).toBeUndefined();
  expect(pressed('Delete', { shiftKey: true })).toBeUndefined();
});
