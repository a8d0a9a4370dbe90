import { useEffect } from 'react';

/**
 * Where the button that had the focus has gone, because what it helped with is done, the one that matters now has it: Enter goes on.
 * @param main changes when another button becomes the main one
 */
export function useMainFocus(main: string): void {
  useEffect(() => {
    const dialog = document.querySelector('[role="dialog"]:has([data-wants-focus])');
    const { activeElement } = document;
    const isLost = activeElement === null || activeElement === document.body || activeElement === dialog;
    if (isLost) dialog?.querySelector<HTMLElement>('[data-wants-focus]:enabled')?.focus();
  }, [main]);
}
