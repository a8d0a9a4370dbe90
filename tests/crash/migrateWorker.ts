/** A program that opens an index, which brings it up to date, and is killed meanwhile: `node migrateWorker.ts LIBRARY`. Tells when it begins, and when it is done. */
import { join } from 'node:path';
import { openIndex } from '../../electron/platform/library/schema/openIndex.ts';

const folder = process.argv[2] ?? '';
process.stdout.write('begins\n');
openIndex(join(folder, 'index.sqlite'), folder).close();
process.stdout.write('done\n');
