import { useSyncExternalStore } from 'react';
import { useView } from '../stores/hooks.ts';

const light = window.matchMedia('(prefers-color-scheme: light)');
const subscribe = (listener: () => void) => {
  light.addEventListener('change', listener);
  return () => {
    light.removeEventListener('change', listener);
  };
};

/** The theme on screen, with the system's followed. */
export function useShownTheme(): 'dark' | 'light' {
  const theme = useView((state) => state.theme);
  const isSystemLight = useSyncExternalStore(subscribe, () => light.matches);
  return theme === 'system' ? (isSystemLight ? 'light' : 'dark') : theme;
}
