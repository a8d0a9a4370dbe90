/** `npm run quick`: what one runs at each save. Types, layers, and the tests of what touches neither disk nor network. */
import { ensureInstalled, requireNode } from './prepare.mjs';
import { runSideBySide, sumUp } from './steps.mjs';

requireNode();
await ensureInstalled();
const steps = ['unit:pure', 'types:tests', 'types:renderer', 'types:electron', 'types:shared', 'check:layers'];
sumUp(steps.length, await runSideBySide(steps));
