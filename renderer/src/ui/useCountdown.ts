import { useEffect, useState } from 'react';

/** Whole seconds until a moment (ms since the epoch), counted down by itself; 0 once it has come, and where there is none. */
export function useCountdown(moment: number | undefined): number {
  const [now, setNow] = useState(() => Date.now());
  const seconds = moment === undefined ? 0 : Math.max(0, Math.ceil((moment - now) / 1000));
  const isCounting = seconds > 0;
  useEffect(() => {
    if (!isCounting) return;
    const count = () => {
      setNow(Date.now());
    };
    const first = setTimeout(count);
    const timer = setInterval(count, 1000);
    return () => {
      clearTimeout(first);
      clearInterval(timer);
    };
  }, [moment, isCounting]);
  return seconds;
}
