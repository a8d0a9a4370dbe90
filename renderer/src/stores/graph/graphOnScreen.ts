import type { StoreApi } from 'zustand/vanilla';
import type { Documents } from './documents.ts';
import type { WorkflowState } from './WorkflowState.ts';

/** Whichever graph is on screen, as one store: its state and its actions are those of the document that is active now. */
export type GraphOnScreen = Omit<StoreApi<WorkflowState>, 'setState'>;

export function createGraphOnScreen(documents: Documents): GraphOnScreen {
  const getState = () => documents.active().store.getState();
  return {
    getState,
    getInitialState: getState,
    subscribe(listener) {
      let before = getState();
      const tell = () => {
        const now = getState();
        if (now === before) return;
        const was = before;
        before = now;
        listener(now, was);
      };
      const ends = [documents.hear(tell), documents.subscribe(tell)];
      return () => {
        for (const end of ends) end();
      };
    },
  };
}
