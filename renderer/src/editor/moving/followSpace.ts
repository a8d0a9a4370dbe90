import { isCovered } from '../../commands/performCommand.ts';
import { isTyping } from '../../ui/isTyping.ts';

/** Space, while it may hold the canvas. */
export interface HeldSpace {
  readonly isHeld: () => boolean;
  /** The canvas was taken by it: it was no press of its own. */
  readonly use: () => void;
  /** Shows by the pointer whether the canvas can be taken. */
  readonly showHand: () => void;
  readonly end: () => void;
}

/**
 * Follows Space wherever nothing is typed. On the canvas it does what it does, such as the preview of a picture, once it is let go, and only if
 * the canvas was not moved with it.
 */
export function followSpace(canvas: HTMLElement, isOnScreen: () => boolean): HeldSpace {
  let isHeld = false;
  let wasUsed = false;
  /** What had the focus in the canvas, and waits for it. */
  let waiting: Element | undefined;

  const showHand = () => {
    if (isHeld) canvas.dataset['hand'] = 'open';
    else delete canvas.dataset['hand'];
  };
  const release = () => {
    isHeld = false;
    waiting = undefined;
    showHand();
  };
  const press = (event: KeyboardEvent) => {
    if (event.key !== ' ' || !event.isTrusted) return;
    const hasModifier = event.ctrlKey || event.metaKey || event.altKey || event.shiftKey;
    if (hasModifier || !isOnScreen() || isCovered() || isTyping(event.target)) return;
    const isOnCanvas = event.target instanceof Element && canvas.contains(event.target);
    if (isOnCanvas) {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
    if (event.repeat) return;
    isHeld = true;
    wasUsed = false;
    waiting = isOnCanvas && event.target instanceof Element ? event.target : undefined;
    showHand();
  };
  const letGo = (event: KeyboardEvent) => {
    if (event.key !== ' ' || !isHeld) return;
    const asked = waiting;
    // A button does what it does when the key is let go.
    if (wasUsed || asked) event.preventDefault();
    release();
    if (!wasUsed && asked) pressOn(asked);
  };
  window.addEventListener('keydown', press, true);
  window.addEventListener('keyup', letGo, true);
  window.addEventListener('blur', release);
  return {
    isHeld: () => isHeld,
    use() {
      wasUsed = true;
    },
    showHand,
    end() {
      release();
      window.removeEventListener('keydown', press, true);
      window.removeEventListener('keyup', letGo, true);
      window.removeEventListener('blur', release);
    },
  };
}

function pressOn(element: Element): void {
  const press = new KeyboardEvent('keydown', { key: ' ', code: 'Space', bubbles: true, cancelable: true });
  const isUnanswered = element.dispatchEvent(press);
  if (isUnanswered && element instanceof HTMLButtonElement) element.click();
}
