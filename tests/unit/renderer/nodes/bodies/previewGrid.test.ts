import { expect, it } from 'vitest';
import { previewGrid } from '../../../../../renderer/src/nodes/bodies/previewGrid.ts';

it('lays up to four pictures so that they are as large as can be, and more in the same places', () => {
  expect(previewGrid(1, 1)).toEqual({ columns: 1, rows: 1 });
  expect(previewGrid(4, 16 / 9)).toEqual({ columns: 2, rows: 2 });
  expect(previewGrid(16, 16 / 9)).toEqual({ columns: 2, rows: 2 });
  expect(previewGrid(4, 9 / 16)).toEqual({ columns: 4, rows: 1 });
  expect(previewGrid(3, 21 / 9)).toEqual({ columns: 2, rows: 2 });
});
