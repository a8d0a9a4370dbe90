import { Worker } from 'node:worker_threads';

/**
 * Runs a function in a thread of its own, by its text alone: so that no file has to be found in a package, and the thread need not load what takes
 * the types out. It must do without anything from around it; `data` is its `workerData`. It is given no keys.
 */
export function startThread(program: () => unknown, data: unknown): Worker {
  return new Worker(`(${String(program)})()`, {
    eval: true,
    name: 'Lumi Studio library',
    env: {},
    execArgv: [],
    workerData: data,
  });
}
