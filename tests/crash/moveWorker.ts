/**
 * A program that moves a data folder's library and is killed meanwhile: `node moveWorker.ts HOME TO rename|copy`. Tells on stdout when it begins,
 * and when it is done.
 */
import { rename } from 'node:fs/promises';
import { moveLibrary } from '../../electron/platform/library/places/moveLibrary.ts';

const [dataFolder = '', to = '', way] = process.argv.slice(2);

process.stdout.write('begins\n');
await moveLibrary({
  dataFolder,
  to,
  progress: () => undefined,
  signal: new AbortController().signal,
  log: (problem) => {
    process.stderr.write(`${String(problem)}\n`);
  },
  rename: way === 'rename' ? rename : () => Promise.reject(new Error('Another disk.')),
});
process.stdout.write('done\n');
