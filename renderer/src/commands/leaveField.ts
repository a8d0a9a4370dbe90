import type { Studio } from '../stores/studio.ts';
import { hasGraphUndo } from '../ui/fields/graphUndo.ts';
import { isTyping } from '../ui/isTyping.ts';

/** From a field back to its node, which is selected then; from a field of none to nowhere. Gives whether one was in a field. */
export function leaveField({ workflow, view }: Studio, target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement) || !(isTyping(target) || target.closest('.field'))) return false;
  const node = target.closest<HTMLElement>('.react-flow__node');
  const id = node?.dataset['id'];
  if (node && id !== undefined) {
    workflow.getState().select([id]);
    node.focus({ preventScroll: true });
    return true;
  }
  target.blur();
  const { selection } = workflow.getState();
  const [shown] = selection;
  if (shown !== undefined && selection.size === 1 && hasGraphUndo(target)) view.getState().canvas?.focus(shown, true);
  return true;
}
