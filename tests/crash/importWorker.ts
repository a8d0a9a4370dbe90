/** A program that imports a folder and is killed meanwhile: `node importWorker.ts HOME FOLDER`. Tells on stdout when it begins, and when it is done. */
import { randomUUID } from 'node:crypto';
import { openApp } from '../../electron/hosts/openApp.ts';

const [home = '', folder = ''] = process.argv.slice(2);

const app = await openApp({ env: { LUMI_HOME: home } });
process.stdout.write('begins\n');
const reply = await app.service.importPaths([folder], { job: randomUUID() });
if (!reply.ok || reply.value.failure) throw new Error(JSON.stringify(reply));
process.stdout.write('done\n');
await app[Symbol.asyncDispose]();
