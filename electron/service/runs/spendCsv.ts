import type { SpendRow } from '#shared/api/contract';
import { printable } from '#shared/errors/printable';

const COLUMNS = [
  'day',
  'provider',
  'model',
  'graph',
  'calls',
  'failed',
  'reused',
  'cost_usd',
  'cost_kind',
  'saved_usd',
  'unpriced',
];

/** What was spent as CSV (RFC 4180), one row each day, provider, model and graph; money in dollars with all six decimals. */
export function spendCsv(rows: readonly SpendRow[]): string {
  const lines = rows.map(({ day, provider, model, graph, calls, failed, reused, cost, saved, unpriced }) =>
    [
      day,
      provider,
      model,
      graph,
      calls,
      failed,
      reused,
      dollars(cost.microUsd),
      cost.kind,
      dollars(saved.microUsd),
      unpriced,
    ]
      .map(cell)
      .join(','),
  );
  return [COLUMNS.join(','), ...lines].map((line) => `${line}\r\n`).join('');
}

function dollars(microUsd: number): string {
  return (microUsd / 1_000_000).toFixed(6);
}

/** Quoted where need be. A text that a spreadsheet would take for a formula is led by an apostrophe. @see https://owasp.org/www-community/attacks/CSV_Injection */
function cell(value: string | number): string {
  const plain = printable(String(value));
  const text = typeof value === 'string' && /^\s*[=+\-@]/.test(plain) ? `'${plain}` : plain;
  return /[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
