import { formatMoney } from '#shared/graph/Money';
import { spendCsv } from '../../service/spendCsv.ts';
import { openApp } from '../openApp.ts';
import { writeLines } from '../terminal.ts';
import { printLine, printToStderr } from './print.ts';

/** What was spent, newest day first: one line each day, provider, model and graph; or all of it as CSV. */
export async function listSpend({ csv }: { readonly csv?: true }): Promise<void> {
  await using app = await openApp({ echo: printToStderr });
  const rows = app.service.ports.library.spend({});
  if (csv) {
    writeLines(spendCsv(rows));
    return;
  }
  for (const { day, provider, model, graph, calls, failed, reused, cost, saved } of rows) {
    const counts = `${calls} calls, ${failed} failed, ${reused} reused`;
    printLine([day, provider, model, counts, formatMoney(cost), `saved ${formatMoney(saved)}`, graph].join('  '));
  }
}
