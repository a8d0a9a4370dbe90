/** `npm run bench [name …]`: measures ours beside a baseline, in one run on this machine. */
import { continueIn, ensureInstalled, requireNode } from './prepare.mjs';

requireNode();
await ensureInstalled();
await continueIn('scripts/bench/main.mjs', process.argv.slice(2));
