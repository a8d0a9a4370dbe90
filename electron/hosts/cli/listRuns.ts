import { formatMoney } from '#shared/graph/Money';
import { openHere, type Surroundings } from './Surroundings.ts';

/** One line a run, newest first. */
export async function listRuns(here: Surroundings): Promise<void> {
  await using app = await openHere(here);
  for (const run of await app.client('run.list', {})) {
    const { runId, queuedAt, startedAt, status, done, expected, unknown, cost, graph } = run;
    const pictures = `${done}/${expected}${unknown > 0 ? ` (${unknown} may have been billed)` : ''}`;
    const time = new Date(startedAt ?? queuedAt).toISOString();
    here.terminal.line([runId, time, status, pictures, formatMoney(cost), graph].join('  '));
  }
}
