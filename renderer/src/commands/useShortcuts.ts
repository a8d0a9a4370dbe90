import { useEffect } from 'react';
import { commandFacts, commandIds } from '#shared/api/commandTable';
import { useStudio } from '../stores/hooks.ts';
import { clipboardText, pastedPictures, pastePictures, pasteText } from './clipboard.ts';
import { isOnScreen } from './isEnabled.ts';
import { isTyping, matchesKeys } from './keys.ts';
import { isCovered, performCommand } from './performCommand.ts';

/** Makes the keys of all commands work, wherever the focus is, and the clipboard with them. */
export function useShortcuts(): void {
  const studio = useStudio();
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      // A list or node that has the focus takes Enter and the arrows for itself, but not with Ctrl or Alt.
      const isTaken = event.defaultPrevented && !event.ctrlKey && !event.metaKey && !event.altKey;
      if (isTaken || event.isComposing || isCovered()) return;
      if (event.key === 'Escape' && isTyping(event.target)) {
        (event.target as HTMLElement).blur();
        return;
      }
      const id = commandIds.find((each) => commandFacts(each).keys.some((keys) => matchesKeys(event, keys)));
      if (!id || !isOnScreen(studio, id)) return;
      const { native, whileTyping } = commandFacts(id);
      if (native || (!whileTyping && (isTyping(event.target) || belongsToControl(event)))) return;
      event.preventDefault();
      void performCommand(studio, id);
    };
    // A button that opens a list or menu does so with Ctrl+Enter too, and a list picks by letter: commands come first.
    const pressOnButton = (event: KeyboardEvent) => {
      const isForButton = !event.ctrlKey && !event.metaKey && !event.altKey && !/^\S$/.test(event.key);
      if (isForButton || !(event.target instanceof HTMLButtonElement)) return;
      press(event);
      if (event.defaultPrevented) event.stopPropagation();
    };
    const copy = (event: ClipboardEvent) => {
      if (isBusyElsewhere(event) || !isOnScreen(studio, 'copy')) return;
      const text = clipboardText(studio.workflow);
      if (text === null) return;
      event.clipboardData?.setData('text/plain', text);
      event.preventDefault();
      if (event.type === 'cut') studio.workflow.getState().removeSelected();
    };
    const paste = (event: ClipboardEvent) => {
      if (isCovered() || isTyping(event.target) || !isOnScreen(studio, 'paste')) return;
      event.preventDefault();
      const pictures = pastedPictures(event.clipboardData);
      if (pictures.length > 0) {
        void pastePictures(studio, pictures);
        return;
      }
      pasteText(studio, studio.documents.active().store, event.clipboardData?.getData('text/plain') ?? '');
    };
    window.addEventListener('keydown', pressOnButton, true);
    window.addEventListener('keydown', press);
    document.addEventListener('copy', copy);
    document.addEventListener('cut', copy);
    document.addEventListener('paste', paste);
    return () => {
      window.removeEventListener('keydown', pressOnButton, true);
      window.removeEventListener('keydown', press);
      document.removeEventListener('copy', copy);
      document.removeEventListener('cut', copy);
      document.removeEventListener('paste', paste);
    };
  }, [studio]);
}

function isBusyElsewhere(event: ClipboardEvent): boolean {
  return isCovered() || isTyping(event.target) || window.getSelection()?.isCollapsed === false;
}

/** Tab walks on from anything that has the focus, so that the canvas is no trap; arrows are the canvas's own, and take nobody away elsewhere. */
function belongsToControl({ key, shiftKey, target }: KeyboardEvent): boolean {
  if (!(target instanceof HTMLElement) || target === document.body) return false;
  return key === 'Tab' || (key.startsWith('Arrow') && !shiftKey && !target.closest('.react-flow'));
}
