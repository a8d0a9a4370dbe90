/** An amount in US dollars as a person types it: `1`, `1.50`, `1,50`, `$1.50`; `null` where nothing is typed; `undefined`: it is no amount. */
export function parseUsd(text: string): number | null | undefined {
  const typed = text.trim().replace(/^\$\s*/, '');
  if (typed === '') return text.includes('$') ? undefined : null;
  if (!/^\d{1,6}(?:[.,]\d{0,6})?$|^[.,]\d{1,6}$/.test(typed)) return undefined;
  return Math.round(Number(typed.replace(',', '.')) * 1_000_000);
}

/** `$1.50`; empty for none. `microUsd`: whole micro-dollars. */
export function usdText(microUsd: number | null): string {
  if (microUsd === null) return '';
  const [whole = '0', part = ''] = String(microUsd / 1_000_000).split('.');
  return `$${whole}.${part.padEnd(2, '0')}`;
}
