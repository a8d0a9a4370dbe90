import { formatMoney } from '#shared/graph/Money';
import { withUnpriced } from '#shared/runs/withUnpriced';
import { openHere, type Surroundings } from './Surroundings.ts';

/** What was spent, newest day first: one line each day, provider, model and graph; or all of it as CSV. */
export async function listSpend(here: Surroundings, { csv }: { readonly csv?: true }): Promise<void> {
  await using app = await openHere(here);
  if (csv) {
    const { text = '' } = await app.client('spend.export', {});
    here.terminal.lines(text);
    return;
  }
  for (const row of await app.client('spend.report', {})) {
    const { day, provider, model, graph, calls, failed, reused, saved } = row;
    const counts = `${calls} calls, ${failed} failed, ${reused} reused`;
    here.terminal.line(
      [
        day,
        provider,
        model,
        counts,
        withUnpriced(row.cost, row.unpriced, formatMoney),
        `saved ${formatMoney(saved)}`,
        graph,
      ].join('  '),
    );
  }
}
