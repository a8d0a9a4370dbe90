import { expect, it } from 'vitest';
import { RunControl } from '../../../../electron/engine/RunControl.ts';

it('stops gently first and at once the second time', () => {
  const control = new RunControl();
  expect(control.stop()).toBe('gently');
  expect([control.noNewCalls.aborted, control.atOnce.aborted]).toEqual([true, false]);
  expect(control.stop()).toBe('at-once');
  expect(control.atOnce.aborted).toBe(true);
});

it('stays gentle for closing, even after the user’s stop', () => {
  const control = new RunControl();
  control.stop();
  control.stopGently();
  control.stopGently();
  expect(control.atOnce.aborted).toBe(false);
});
