/**
 * An amount in US dollars as a person types it: `1`, `1.50`, `1,50`, `$1.50`; `null` where nothing is typed; `undefined`: it is no amount.
 * `1,000` is none: it may be a thousand or one, and money is not guessed at.
 */
export function parseUsd(text: string): number | null | undefined {
  const typed = textOf(text);
  if (typed === '') return text.includes('$') ? undefined : null;
  if (AMBIGUOUS.test(typed) || !/^\d{1,6}(?:[.,]\d{0,6})?$|^[.,]\d{1,6}$/.test(typed)) return undefined;
  return Math.round(Number(typed.replace(',', '.')) * 1_000_000);
}

/** Why what is typed is no amount, and how to write it; `undefined`: it is one. */
export function usdFault(text: string): string | undefined {
  if (parseUsd(text) !== undefined) return undefined;
  const typed = textOf(text);
  return AMBIGUOUS.test(typed)
    ? `Write ${typed.replace(',', '')} or ${typed.replace(',', '.')}: a comma before three digits can mean either.`
    : 'Write an amount in US dollars, like 1.50.';
}

/** `$1.50`; empty for none. `microUsd`: whole micro-dollars. */
export function usdText(microUsd: number | null): string {
  if (microUsd === null) return '';
  const [whole = '0', part = ''] = String(microUsd / 1_000_000).split('.');
  return `$${whole}.${part.padEnd(2, '0')}`;
}

/** A whole number that does not begin with 0, up to three digits, and three more after a comma. */
const AMBIGUOUS = /^[1-9]\d{0,2},\d{3}$/;

function textOf(text: string): string {
  return text.trim().replace(/^\$\s*/, '');
}
