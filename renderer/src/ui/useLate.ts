import { useEffect, useState } from 'react';

/** Whether something has been so for a while: what passes in a moment is not worth a word. */
export function useLate(isSo: boolean, afterMs: number): boolean {
  const [since, setSince] = useState(false);
  useEffect(() => {
    if (!isSo) return undefined;
    const timer = setTimeout(() => {
      setSince(true);
    }, afterMs);
    return () => {
      clearTimeout(timer);
      setSince(false);
    };
  }, [isSo, afterMs]);
  return isSo && since;
}
