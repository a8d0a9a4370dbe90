import { useEffect, useRef } from 'react';
import { useDocuments, useStudio } from '../stores/hooks.ts';
import { IN_FRONT } from '../ui/overlays/takesFocus.ts';

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
    // What went with the same stroke gives the focus back first.
    queueMicrotask(take);
    if (!document.querySelector(IN_FRONT)) return undefined;
    // What is in front gives the focus back as it goes.
    const ended = new AbortController();
    const { signal } = ended;
    const end = () => {
      ended.abort();
    };
    document.addEventListener('focusin', take, { signal });
    document.addEventListener('keydown', end, { signal, capture: true });
    document.addEventListener('pointerdown', end, { signal, capture: true });
    return end;
  }, [shown, view]);
}
