import { expect, it } from 'vitest';
import { dataField } from '#shared/graph/fields/dataField';

it('holds what a reader makes of a value, and says what it must be', () => {
  const field = dataField('Spot', (value) => (typeof value === 'number' ? { x: value } : undefined), {
    default: { x: 0 },
    words: 'must be a place',
  });
  expect(field.check(1)).toEqual({ ok: true, value: { x: 1 } });
  expect(field.check('x')).toMatchObject({ ok: false, reason: 'must be a place' });
});
