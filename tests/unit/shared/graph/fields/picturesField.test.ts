import { expect, it } from 'vitest';
import { picturesField } from '#shared/graph/fields/picturesField';

const ID = 'a'.repeat(64);

it('holds pictures of the library in order, with the names they came with', () => {
  const field = picturesField('Pictures');
  const value = [{ id: ID, name: 'fox.png' }, { id: 'b'.repeat(64) }];
  expect(field.check(value)).toEqual({ ok: true, value });
  expect(field.check([{ id: ID, name: null, key: 'secret' }])).toEqual({ ok: true, value: [{ id: ID }] });
  for (const odd of [[{ id: 'fox.png' }], [ID], ID, null, [{ id: ID, name: 7 }], Array(1001).fill({ id: ID })])
    expect(field.check(odd).ok).toBe(false);
});
