/** A number as it was worked out: whole and exact, or with decimals. `undefined`: what was typed is no sum. */
export type Sum = bigint | number | undefined;

/** Letters. */
const LONGEST = 200;
const MOST_OPEN = 30;

/**
 * Works out what is typed into a field of numbers: `2*2`, `1024/3`, `(3+1)*2`, with a point or a comma before decimals, and digits grouped
 * by spaces or apostrophes. Whole numbers stay exact, however long; only a division that leaves a rest and decimals give others.
 */
export function readSum(typed: string): Sum {
  if (typed.length > LONGEST) return undefined;
  const tokens = tokensOf(typed);
  if (tokens.length === 0) return undefined;
  const reading = { tokens, at: 0, open: 0 };
  const value = readTerms(reading);
  const isAll = reading.at === tokens.length;
  return isAll && (typeof value !== 'number' || Number.isFinite(value)) ? value : undefined;
}

/** Whether it is more than a number: worked out when one is through with it. */
export function isSum(typed: string): boolean {
  return /[+*/()×÷:]|[\d\s][-−]/u.test(typed.trim());
}

interface Reading {
  readonly tokens: readonly string[];
  at: number;
  open: number;
}

function tokensOf(typed: string): readonly string[] {
  // Groups of three: 417 209 553, in whatever way they are held apart.
  const joined = typed.replaceAll(/(?<=\d)[\s\u00a0\u202f'’_](?=\d{3}(?!\d))/gu, '').trim();
  const plain = /^\d{1,3}(?:,\d{3}){2,}$/u.test(joined) ? joined.replaceAll(',', '') : joined;
  return plain.match(/\d+(?:[.,]\d*)?|[.,]\d+|[-+*/()−×÷:]|\S/gu) ?? [];
}

function readTerms(reading: Reading): Sum {
  let value = readFactors(reading);
  for (;;) {
    const sign = reading.tokens[reading.at];
    if (value === undefined || (sign !== '+' && sign !== '-' && sign !== '−')) return value;
    reading.at++;
    const next = readFactors(reading);
    value = sign === '+' ? plus(value, next) : plus(value, negative(next));
  }
}

function readFactors(reading: Reading): Sum {
  let value = readSigned(reading);
  for (;;) {
    const sign = reading.tokens[reading.at] ?? '';
    if (value === undefined || !'*×/÷:'.includes(sign) || sign === '') return value;
    reading.at++;
    const next = readSigned(reading);
    value = sign === '*' || sign === '×' ? times(value, next) : divided(value, next);
  }
}

function readSigned(reading: Reading): Sum {
  const token = reading.tokens[reading.at];
  reading.at++;
  if (token === undefined) return undefined;
  if (token === '-' || token === '−' || token === '+' || token === '(') {
    reading.open++;
    if (reading.open > MOST_OPEN) return undefined;
  }
  if (token === '-' || token === '−') return negative(readSigned(reading));
  if (token === '+') return readSigned(reading);
  if (token !== '(') return readNumber(token);
  const value = readTerms(reading);
  reading.at++;
  return reading.tokens[reading.at - 1] === ')' ? value : undefined;
}

function readNumber(token: string): Sum {
  if (/^\d+$/u.test(token)) return BigInt(token);
  return /^(?:\d+[.,]\d*|[.,]\d+)$/u.test(token) ? Number(token.replace(',', '.')) : undefined;
}

function negative(value: Sum): Sum {
  return value === undefined ? undefined : -value;
}

function plus(a: Sum, b: Sum): Sum {
  if (a === undefined || b === undefined) return undefined;
  return typeof a === 'bigint' && typeof b === 'bigint' ? a + b : Number(a) + Number(b);
}

function times(a: Sum, b: Sum): Sum {
  if (a === undefined || b === undefined) return undefined;
  return typeof a === 'bigint' && typeof b === 'bigint' ? a * b : Number(a) * Number(b);
}

function divided(a: Sum, b: Sum): Sum {
  if (a === undefined || b === undefined || Number(b) === 0) return undefined;
  return typeof a === 'bigint' && typeof b === 'bigint' && a % b === 0n ? a / b : Number(a) / Number(b);
}
