import type { Log } from './openLog.ts';

/** Writes what ends the process into the log, and changes nothing about its ending. Gives its own end. */
export function logCrashes(log: Pick<Log, 'error'>, target: NodeJS.Process = process): () => void {
  const onException = (error: Error, origin: NodeJS.UncaughtExceptionOrigin) => {
    log.error(error, origin === 'unhandledRejection' ? 'Nobody handled a rejection' : 'Nobody caught an exception');
  };
  target.on('uncaughtExceptionMonitor', onException);
  // Node turns a rejection into an exception, which is heard above; Electron only prints it.
  const onRejection = (reason: unknown) => {
    log.error(reason, 'Nobody handled a rejection');
  };
  const isElectron = Object.hasOwn(target.versions, 'electron');
  if (isElectron) target.on('unhandledRejection', onRejection);
  return () => {
    target.off('uncaughtExceptionMonitor', onException);
    if (isElectron) target.off('unhandledRejection', onRejection);
  };
}
