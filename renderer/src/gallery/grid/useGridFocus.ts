import { useCallback, useEffect, useRef, type RefObject } from 'react';
import type { GridView } from './GridModel.ts';

/**
 * Gives the tile the keys are at the focus, where the grid had it: also when tiles come, go and lie elsewhere. Gives what lets the grid have it.
 */
export function useGridFocus(
  boxRef: RefObject<HTMLElement | null>,
  view: GridView | undefined,
  item: number,
): () => void {
  const hasFocus = useRef(false);
  /** It was asked for, whatever has it now. */
  const isTaken = useRef(false);
  useEffect(() => {
    const note = (event: Event) => {
      hasFocus.current = event.target instanceof Node && (boxRef.current?.contains(event.target) ?? false);
    };
    document.addEventListener('focusin', note);
    document.addEventListener('pointerdown', note);
    return () => {
      document.removeEventListener('focusin', note);
      document.removeEventListener('pointerdown', note);
    };
  }, [boxRef]);
  const row = view?.layout.rowOf(item);
  const focus = useCallback(() => {
    const { activeElement } = document;
    // A button in a heading keeps it.
    const isFree = activeElement === document.body || activeElement?.getAttribute('role') === 'gridcell';
    if (!isTaken.current && !(hasFocus.current && isFree)) return;
    const tile = boxRef.current?.querySelector<HTMLElement>(`[data-row="${String(row)}"]:not(.tile--lid)`);
    if (!tile) return;
    isTaken.current = false;
    if (tile !== activeElement) tile.focus({ preventScroll: true });
  }, [boxRef, row]);
  const latest = useRef(focus);
  // Whenever lines were drawn: the tile may be among them only now.
  useEffect(() => {
    latest.current = focus;
    focus();
  }, [focus, view]);
  return useCallback(() => {
    isTaken.current = true;
    // What the keys came to is drawn by then.
    requestAnimationFrame(() => {
      latest.current();
    });
  }, []);
}
