import { useEffect } from 'react';
import { useStudio } from '../stores/hooks.ts';

/** A graph that is opened, or whose tab is chosen, is shown, whatever view was on screen. */
export function useGraphComesForward(): void {
  const { documents, view } = useStudio();
  useEffect(
    () =>
      documents.subscribe(({ activeId }, before) => {
        if (activeId !== before.activeId) view.getState().showSection('graph');
      }),
    [documents, view],
  );
}
