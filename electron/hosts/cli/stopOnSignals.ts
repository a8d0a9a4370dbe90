import type { Client } from '#shared/api/createClient';
import { reportOf } from '#shared/errors/reportOf';
import { printError } from './print.ts';
import type { Surroundings } from './Surroundings.ts';

/** A second Ctrl+C sooner than this is the same one, heard twice. ms */
const SAME_INTERRUPT_MS = 300;

const STOPPING = '\nStopping. Calls in flight are paid for, so they may end and are kept; Ctrl+C again ends them.\n';

/**
 * Ctrl+C: no new calls, those in flight are kept. Again: those are ended too. A terminal that closes stops the run gently and no more, for
 * it is heard several times over: from the system, from the shell, from what else ran in it. Gives the way back.
 */
export function stopOnSignals(
  client: Client,
  runId: string,
  { signals, terminal }: Pick<Surroundings, 'signals' | 'terminal'>,
): () => void {
  let last: number | undefined;
  const stop = () => {
    if (last !== undefined && Date.now() - last < SAME_INTERRUPT_MS) return;
    last = Date.now();
    void client('run.stop', { runId }).then(
      ({ stopping }) => {
        if (stopping === 'gently') terminal.notes(STOPPING);
      },
      (caught: unknown) => {
        printError(terminal, reportOf(caught), caught);
      },
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
  for (const [signal, listener] of listeners) signals.on(signal, listener);
  return () => {
    for (const [signal, listener] of listeners) signals.off(signal, listener);
  };
}
