import { useRef } from 'react';
import type { MenuEntry } from './MenuEntries.tsx';

export interface Chosen {
  /** The same entries; choosing one only notes it. */
  readonly noting: (entries: readonly MenuEntry[]) => readonly MenuEntry[];
  /** Does what was noted last, once. */
  readonly doIt: () => void;
}

/** What is chosen in a menu is done once the menu has gone and the focus is back: it may want the focus, or give it back later. */
export function useChosen(): Chosen {
  const chosen = useRef<() => void>(undefined);
  return {
    noting: (entries) =>
      entries.map((entry) =>
        entry === 'separator' || 'heading' in entry
          ? entry
          : { ...entry, onSelect: () => (chosen.current = entry.onSelect) },
      ),
    doIt() {
      const work = chosen.current;
      chosen.current = undefined;
      work?.();
    },
  };
}
