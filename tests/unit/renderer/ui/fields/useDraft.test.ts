import { expect, test } from 'vitest';
import { draftAt } from '../../../../../renderer/src/ui/fields/useDraft.ts';

test('a draft outlives the value it gave itself, and none that came from elsewhere', () => {
  const typed = { text: '12', given: 12, seen: 4 };
  expect(draftAt(typed, 4)).toBe(typed);
  const given = draftAt(typed, 12);
  expect(given).toEqual({ text: '12', given: 12, seen: 12 });
  // Undo, back to what was there before.
  expect(draftAt(given, 4)).toBeNull();
  // A run that moved the seed meanwhile.
  expect(draftAt(typed, 13)).toBeNull();
  expect(draftAt(null, 4)).toBeNull();
});
