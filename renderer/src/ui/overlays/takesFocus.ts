/** What comes in front of the page and has the keys to itself. */
export const IN_FRONT = '[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]';

/** Whether an element may be given the focus: not while something else came in front meanwhile and has it. */
export function takesFocus(element: Element): boolean {
  const front = document.activeElement?.closest(IN_FRONT);
  return !front || front.contains(element);
}
