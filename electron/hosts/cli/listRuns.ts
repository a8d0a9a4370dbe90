import { formatMoney } from '#shared/graph/Money';
import { openApp } from '../openApp.ts';
import { printLine, printToStderr } from './print.ts';

/** One line a run, newest first. */
export async function listRuns(): Promise<void> {
  await using app = await openApp({ echo: printToStderr });
  for (const run of app.service.ports.library.runs({ limit: Number.MAX_SAFE_INTEGER })) {
    const { runId, queuedAt, startedAt, status, done, expected, unknown, cost, graph } = run;
    const pictures = `${done}/${expected}${unknown > 0 ? ` (${unknown} may have been billed)` : ''}`;
    const time = new Date(startedAt ?? queuedAt).toISOString();
    printLine([runId, time, status, pictures, formatMoney(cost), graph].join('  '));
  }
}
