/** Keeps versions until it is killed: for a test of what a kill leaves. */
import { openHistory } from '../../../../../../electron/platform/files/history/openHistory.ts';

const [folder = ''] = process.argv.slice(2);
const history = openHistory({ folder, assertClean: () => undefined, now: Date.now, log: () => undefined });
for (let n = 0; ; n++) {
  await history.keep('g', `text ${n} `.repeat(2000), { kind: 'saved' }, () => `${n}`);
  process.stdout.write('.');
}
