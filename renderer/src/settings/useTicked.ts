import { useState } from 'react';

/** Which of some ids are ticked. */
export function useTicked(
  initial: () => Iterable<string>,
): readonly [ReadonlySet<string>, (id: string, isTicked: boolean) => void] {
  const [ticked, setTicked] = useState<ReadonlySet<string>>(() => new Set(initial()));
  const tick = (id: string, isTicked: boolean) => {
    const next = new Set(ticked);
    if (isTicked) next.add(id);
    else next.delete(id);
    setTicked(next);
  };
  return [ticked, tick];
}
