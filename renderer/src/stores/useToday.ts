import { useEffect, useState } from 'react';
import { startOfDay } from '#shared/runs/startOfDay';

const MINUTE_MS = 60_000;

/** Midnight before now, local time, ms since the epoch; another one soon after the next. */
export function useToday(): number {
  const [today, setToday] = useState(() => startOfDay(Date.now()));
  useEffect(() => {
    const timer = setInterval(() => {
      setToday(startOfDay(Date.now()));
    }, MINUTE_MS);
    return () => {
      clearInterval(timer);
    };
  }, []);
  return today;
}
