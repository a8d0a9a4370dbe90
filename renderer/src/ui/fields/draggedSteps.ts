import { IS_MAC } from '../isMac.ts';

/** px of a drag for each step. */
const STEP = 4;

/** Said in the hint of every number: in a drag Shift is for care, and with the arrow keys for a long way. */
export const STEP_HINT = '↑ ↓ step, Shift by ten · drag, Shift finer, Alt by ten';

type HeldKeys = Readonly<Record<'shiftKey' | 'altKey' | 'ctrlKey' | 'metaKey', boolean>>;

/** How many steps a drag along a number's field is: Shift makes it finer by ten, Alt and Ctrl coarser by ten. */
export function draggedSteps(distance: number, keys: HeldKeys): number {
  const steps = Math.trunc(distance / STEP);
  if (steps === 0) return 0;
  if (keys.shiftKey) return steps / 10;
  return keys.altKey || keys.ctrlKey || keys.metaKey ? steps * 10 : steps;
}

/** Whether a press begins a drag: on a Mac one with Ctrl asks for the menu, so Alt and ⌘ are left. */
export function isPress({ button, ctrlKey }: { readonly button: number; readonly ctrlKey: boolean }): boolean {
  return button === 0 && !(IS_MAC && ctrlKey);
}
