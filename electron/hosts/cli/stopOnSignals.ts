import type { App } from '../openApp.ts';
import { printToStderr } from './print.ts';

/** A second Ctrl+C sooner than this is the same one, heard twice. ms */
const SAME_INTERRUPT_MS = 300;

/**
 * Ctrl+C: no new calls, those in flight are kept. Again: those are ended too. A terminal that closes stops the run gently and no more, for
 * it is heard several times over: from the system, from the shell, from what else ran in it. Gives the way back.
 */
export function stopOnSignals({ service: { runs } }: App, runId: string): () => void {
  let last: number | undefined;
  const stop = () => {
    if (last !== undefined && Date.now() - last < SAME_INTERRUPT_MS) return;
    last = Date.now();
    const how = runs.stop(runId);
    if (how === 'gently')
      printToStderr(
        '\nStopping. Calls in flight are paid for, so they may end and are kept; Ctrl+C again ends them.\n',
      );
  };
  const hangUp = () => {
    if (last === undefined) stop();
  };
  const listeners = [
    ['SIGINT', stop],
    ['SIGTERM', stop],
    ['SIGHUP', hangUp],
  ] as const;
  for (const [signal, listener] of listeners) process.on(signal, listener);
  return () => {
    for (const [signal, listener] of listeners) process.off(signal, listener);
  };
}
