import { useEffect } from 'react';
import { useStore } from 'zustand';
import { useStudio } from '../stores/hooks.ts';
import type { KeysState } from '../stores/settings/keysStore.ts';

export function useKeys<T>(selector: (state: KeysState) => T): T {
  return useStore(useStudio().keys, selector);
}

/** Asks for the keys now, and again when the window comes back: one may have been set elsewhere meanwhile. */
export function useFreshKeys(): void {
  const { keys } = useStudio();
  useEffect(() => {
    const ask = () => void keys.getState().refresh();
    ask();
    window.addEventListener('focus', ask);
    return () => {
      window.removeEventListener('focus', ask);
    };
  }, [keys]);
}
