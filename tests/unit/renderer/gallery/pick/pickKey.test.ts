import { expect, it } from 'vitest';
import { pickKey } from '../../../../../renderer/src/gallery/pick/pickKey.ts';
import type { Picked, Picking } from '../../../../../renderer/src/gallery/pick/Picking.ts';

/** Three pictures, the second looked at; notes what is done. */
function picking(): Picking & { readonly done: string[] } {
  const done: string[] = [];
  const batch: Picked[] = ['a', 'b', 'c'].map((id, at) => ({
    image: { id, width: 1, height: 1, mime: 'image/png' },
    number: at + 1,
    mark: undefined,
  }));
  return {
    batch,
    current: batch[1],
    done,
    look: (id) => done.push(`look ${id}`),
    mark: (id, mark) => done.push(`${mark ?? 'unmark'} ${id}`),
    undo: () => done.push('undo'),
  };
}

const press = (key: string, goesOn = true, modifiers: Partial<KeyboardEvent> = {}) => {
  const of = picking();
  const event = { key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...modifiers };
  pickKey(event, of, goesOn)?.();
  return of.done;
};

it('marks and goes on, or stays where that is not wanted', () => {
  expect(press('k')).toEqual(['kept b', 'look c']);
  expect(press('x')).toEqual(['rejected b', 'look c']);
  expect(press('k', false)).toEqual(['kept b', 'look b']);
});

it('walks, takes a mark away, and takes back the last', () => {
  expect(press('ArrowRight')).toEqual(['look c']);
  expect(press('ArrowLeft')).toEqual(['look a']);
  expect(press('End')).toEqual(['look c']);
  expect(press('u')).toEqual(['unmark b', 'look b']);
  expect(press('z', true, { ctrlKey: true })).toEqual(['undo']);
});

it('leaves the keys of pictures alone', () => {
  for (const key of ['1', 'f', 't', 'Delete', ' ', 'z', 'c']) expect(press(key)).toEqual([]);
});
