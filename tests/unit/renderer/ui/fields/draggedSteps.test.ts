import { expect, it } from 'vitest';
import { draggedSteps } from '../../../../../renderer/src/ui/fields/draggedSteps.ts';

const NONE = { shiftKey: false, altKey: false, ctrlKey: false, metaKey: false };

it('steps by distance, either way, and not before the first', () => {
  expect(draggedSteps(3, NONE)).toBe(0);
  expect(draggedSteps(-3, NONE)).toBe(0);
  expect(draggedSteps(9, NONE)).toBe(2);
  expect(draggedSteps(-9, NONE)).toBe(-2);
});

it('is finer by ten with Shift, and coarser by ten with Alt or Ctrl', () => {
  expect(draggedSteps(8, { ...NONE, shiftKey: true })).toBe(0.2);
  for (const key of ['altKey', 'ctrlKey', 'metaKey'] as const)
    expect(draggedSteps(8, { ...NONE, [key]: true })).toBe(20);
});
