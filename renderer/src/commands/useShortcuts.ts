import { useEffect } from 'react';
import { commandFacts, commandIds, type CommandId } from '#shared/api/commandTable';
import { shortcutsOf } from '#shared/api/shortcuts';
import { useStudio } from '../stores/hooks.ts';
import { removeWithHeld } from '../nodes/frame/carried.ts';
import { clipboardText, pastedPictures, pastedText, pastePictures, pasteText } from './clipboard.ts';
import { isOnScreen } from './isEnabled.ts';
import { hasGraphUndo } from '../ui/fields/graphUndo.ts';
import { isTyping } from '../ui/isTyping.ts';
import { leaveField } from './leaveField.ts';
import { areHeardWhileTyping, matchesKeys } from './keys.ts';
import { shortcutsNow } from './keysOf.ts';
import { picturePress } from '../gallery/look/pictureKeys.ts';
import { isCovered, performCommand } from './performCommand.ts';

/** Makes the keys of all commands work, wherever the focus is, and the clipboard with them. */
export function useShortcuts(): void {
  const studio = useStudio();
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      // A list or node that has the focus takes Enter and the arrows for itself, but not with Ctrl or Alt.
      const isTaken = event.defaultPrevented && !event.ctrlKey && !event.metaKey && !event.altKey;
      if (isTaken || event.isComposing || isCovered()) return;
      if (event.key === 'Escape' && leaveField(studio, event.target)) return;
      const own = shortcutsNow(studio);
      const heard = (each: CommandId) => shortcutsOf(each, own).find((keys) => matchesKeys(event, keys));
      const id = commandIds.find((each) => heard(each) !== undefined);
      if (!id || !isOnScreen(studio, id)) return;
      const { native } = commandFacts(id);
      const whileTyping = commandFacts(id).whileTyping && areHeardWhileTyping(heard(id) ?? '');
      const isOfGraph = isUndo(id) && hasGraphUndo(event.target);
      if (native || (!whileTyping && !isOfGraph && (isTyping(event.target) || belongsToControl(event)))) return;
      event.preventDefault();
      void performCommand(studio, id);
    };
    // A button that opens a list or menu does so with Ctrl+Enter too, and a list picks by letter: commands come first.
    const pressOnButton = (event: KeyboardEvent) => {
      const isForButton = !event.ctrlKey && !event.metaKey && !event.altKey && !/^\S$/.test(event.key);
      if (isForButton || !(event.target instanceof HTMLButtonElement) || isForPicture(event) || isItsOwn(event)) return;
      press(event);
      if (event.defaultPrevented) event.stopPropagation();
    };
    /** The browser's own menu of a field offers undo too. */
    const undoByMenu = (event: InputEvent) => {
      const id = { historyUndo: 'undo', historyRedo: 'redo' }[event.inputType];
      if ((id !== 'undo' && id !== 'redo') || !hasGraphUndo(event.target)) return;
      event.preventDefault();
      void performCommand(studio, id);
    };
    const copy = (event: ClipboardEvent) => {
      if (isBusyElsewhere(event) || !isOnScreen(studio, 'copy')) return;
      const text = clipboardText(studio);
      if (text === null) return;
      event.clipboardData?.setData('text/plain', text);
      event.preventDefault();
      if (event.type === 'cut') removeWithHeld(studio);
    };
    const paste = (event: ClipboardEvent) => {
      if (isCovered() || isTyping(event.target) || !isOnScreen(studio, 'paste')) return;
      event.preventDefault();
      const pictures = pastedPictures(event.clipboardData);
      if (pictures.length > 0) {
        void pastePictures(studio, pictures);
        return;
      }
      const text = (kind: string) => event.clipboardData?.getData(kind) ?? '';
      pasteText(studio, studio.documents.active().store, pastedText(text('text/plain'), text('text/html')));
    };
    window.addEventListener('keydown', pressOnButton, true);
    window.addEventListener('keydown', press);
    document.addEventListener('beforeinput', undoByMenu);
    document.addEventListener('copy', copy);
    document.addEventListener('cut', copy);
    document.addEventListener('paste', paste);
    return () => {
      window.removeEventListener('keydown', pressOnButton, true);
      window.removeEventListener('keydown', press);
      document.removeEventListener('beforeinput', undoByMenu);
      document.removeEventListener('copy', copy);
      document.removeEventListener('cut', copy);
      document.removeEventListener('paste', paste);
    };
  }, [studio]);
}

function isUndo(id: CommandId): boolean {
  return id === 'undo' || id === 'redo';
}

function isBusyElsewhere(event: ClipboardEvent): boolean {
  return isCovered() || isTyping(event.target) || window.getSelection()?.isCollapsed === false;
}

/**
 * Tab walks on from anything that has the focus, so that the canvas is no trap; Enter is the button's that has it; arrows are the canvas's own,
 * and take nobody away elsewhere.
 */
function belongsToControl({ key, shiftKey, target }: KeyboardEvent): boolean {
  if (!(target instanceof HTMLElement) || target.matches('body, .react-flow')) return false;
  if (key === 'Enter') return !target.matches('.react-flow__node, .react-flow__pane');
  return key === 'Tab' || (key.startsWith('Arrow') && !shiftKey && !target.closest('.react-flow'));
}

/** A picture that has the focus takes the keys that mean something to pictures. */
function isForPicture(event: KeyboardEvent): boolean {
  return (event.target as HTMLElement).dataset['picture'] !== undefined && picturePress(event) !== undefined;
}

/** A button that moves its row, say, names the keys it does so with. */
function isItsOwn(event: KeyboardEvent): boolean {
  const named = (event.target as HTMLElement).getAttribute('aria-keyshortcuts');
  return named?.split(' ').some((keys) => matchesKeys(event, keys)) === true;
}
