import { useEffect, useState } from 'react';

/** Whole seconds since a moment (ms since the epoch), counted on by itself; 0 before it is known. */
export function useSecondsSince(moment: number | undefined): number {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    if (moment === undefined) return;
    const count = () => {
      setSeconds(Math.max(0, Math.floor((Date.now() - moment) / 1000)));
    };
    count();
    const timer = setInterval(count, 1000);
    return () => {
      clearInterval(timer);
    };
  }, [moment]);
  return seconds;
}
