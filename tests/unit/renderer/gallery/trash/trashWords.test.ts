import { expect, it } from 'vitest';
import { trashedWords } from '../../../../../renderer/src/gallery/trash/trashedWords.ts';
import { emptyingWords, trashWords } from '../../../../../renderer/src/gallery/trash/trashWords.ts';

it('says that what lies in the trash is still on the disk', () => {
  expect(trashWords({ count: 1, bytes: 820_000 })).toBe(
    '1 picture, 820 kB; it stays on the disk until you empty the trash.',
  );
  expect(emptyingWords({ count: 3, bytes: 5_700_000 })).toBe(
    '3 pictures, 5.7 MB, go from the disk. Nothing brings them back.',
  );
  expect(emptyingWords({ count: 0, bytes: 0 })).toBe('Nothing in the trash is as old as that.');
});

it('counts days by the calendar', () => {
  const at = (day: number, hour: number) => new Date(2026, 10, day, hour).getTime();
  expect(trashedWords(at(30, 1), at(30, 23))).toBe('In the trash since today.');
  expect(trashedWords(at(29, 23), at(30, 1))).toBe('In the trash since yesterday.');
  expect(trashedWords(at(20, 23), at(30, 1))).toBe('In the trash for 10 days.');
});
