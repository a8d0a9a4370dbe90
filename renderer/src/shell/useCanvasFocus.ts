import { useEffect, useRef } from 'react';
import { useDocuments, useStudio } from '../stores/hooks.ts';
import { IN_FRONT } from '../ui/overlays/takesFocus.ts';

/** A dialog or menu that closes gives the focus back within this time, ms; whoever takes it later means it, by whatever means. */
const GIVEN_BACK_MS = 1000;

/** Once another graph is on screen, the button it was opened by has done its work: the canvas has the keys, until a person goes elsewhere. */
export function useCanvasFocus(): void {
  const { view } = useStudio();
  const shown = useDocuments((state) => state.activeId);
  const before = useRef(shown);
  useEffect(() => {
    if (before.current === shown) return undefined;
    before.current = shown;
    const take = () => {
      const { activeElement } = document;
      if (activeElement instanceof HTMLButtonElement && !activeElement.closest(`${IN_FRONT}, .react-flow`))
        view.getState().canvas?.takeKeys();
    };
    take();
    // A dialog or menu gives the focus back a moment later.
    const ended = new AbortController();
    const signal = AbortSignal.any([ended.signal, AbortSignal.timeout(GIVEN_BACK_MS)]);
    const end = () => {
      ended.abort();
    };
    document.addEventListener('focusin', take, { signal });
    document.addEventListener('keydown', end, { signal, capture: true });
    document.addEventListener('pointerdown', end, { signal, capture: true });
    return end;
  }, [shown, view]);
}
