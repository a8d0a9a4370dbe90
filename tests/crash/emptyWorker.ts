/** A program that empties the trash of a library and is killed meanwhile: `node emptyWorker.ts LIBRARY`. Tells on stdout when it begins, and when it is done. */
import { openLibrary } from '../../electron/platform/library/openLibrary.ts';

const library = openLibrary({
  folder: process.argv[2] ?? '',
  thumbnail: () => Promise.resolve(undefined),
  assertClean: () => undefined,
});

process.stdout.write('begins\n');
await library.emptyTrash(Date.now(), Date.now());
process.stdout.write('done\n');
await library.close();
