import { useEffect, useState } from 'react';
import type { CallOutput } from '#shared/api/contract';
import { useStudio } from '../stores/hooks.ts';

export type KeyEntry = CallOutput<'keys.list'>[number];

/** Which keys there are, by name; asked again when the window comes back, for a key may have been set meanwhile. `null` until known. */
export function useKeys(): readonly KeyEntry[] | null {
  const { client } = useStudio();
  const [keys, setKeys] = useState<readonly KeyEntry[] | null>(null);
  useEffect(() => {
    let isWanted = true;
    const ask = () => {
      client('keys.list').then(
        (list) => {
          if (isWanted) setKeys(list);
        },
        () => {
          // The chips stay away; whatever is wrong with the service is told where something was asked of it.
          if (isWanted) setKeys(null);
        },
      );
    };
    ask();
    window.addEventListener('focus', ask);
    return () => {
      isWanted = false;
      window.removeEventListener('focus', ask);
    };
  }, [client]);
  return keys;
}
