import { utilityProcess } from 'electron';
import { join } from 'node:path';
import { passedOn, type ImageProcess } from '../../platform/images/forkImageProcess.ts';

/** Starts the picture process. Packages have no `child_process.fork`: the fuse for it is blown. */
export function forkImages(): ImageProcess {
  const child = utilityProcess.fork(join(import.meta.dirname, 'imageProcess.js'), [], {
    serviceName: 'Lumi Studio pictures',
    env: passedOn(process.env),
    stdio: 'ignore',
  });
  return {
    send: (message) => {
      child.postMessage(message);
    },
    onMessage: (listener) => child.on('message', listener),
    onExit: (listener) => child.once('exit', listener),
    // Electron's end does not wait for its utility processes.
    hold: () => undefined,
    kill: () => child.kill(),
  };
}
