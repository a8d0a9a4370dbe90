import type { Surroundings } from './Surroundings.ts';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Ends a piece of work where the system asks for it: what is done stays done. Gives the way back. */
export function endOnSignals(signals: Surroundings['signals'], end: () => Promise<unknown>): () => void {
  const listener = () => void end();
  for (const signal of SIGNALS) signals.on(signal, listener);
  return () => {
    for (const signal of SIGNALS) signals.off(signal, listener);
  };
}
