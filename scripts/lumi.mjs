/** `npm run lumi -- …` and `npm start`: prepares what is missing, then opens the door that was asked for. */
import { continueIn, ensureInstalled, ensurePage, requireNode } from './prepare.mjs';

const [command, ...rest] = process.argv.slice(2);
// npm runs scripts in the project's folder; paths are meant from where the user is.
if (process.env.npm_lifecycle_event && process.env.INIT_CWD) process.chdir(process.env.INIT_CWD);

requireNode();
await ensureInstalled();
if (command === 'serve') {
  await ensurePage();
  await continueIn('electron/hosts/web/main.ts', rest);
} else {
  await continueIn('electron/hosts/cli/main.ts', command === undefined ? [] : [command, ...rest]);
}
