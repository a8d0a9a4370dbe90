import { useState } from 'react';
import { toggled } from './toggled.ts';

/** What is ticked in a list that is walked from a field of text. */
export interface Ticks {
  /** Keys, in the order they were ticked. */
  readonly keys: ReadonlySet<string>;
  readonly toggle: (key: string) => void;
}

export function useTicks(): Ticks {
  const [keys, setKeys] = useState<ReadonlySet<string>>(new Set());
  return {
    keys,
    toggle: (key) => {
      setKeys((now) => toggled(now, key));
    },
  };
}
