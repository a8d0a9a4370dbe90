/** A whole number of up to 20 digits: as text where a double could not hold it, beyond 2⁵³−1. */
export type Whole = number | string;

/** The number as fields and files hold it. @param value 0 or more */
export function wholeOf(value: bigint): Whole {
  return value > BigInt(Number.MAX_SAFE_INTEGER) ? String(value) : Number(value);
}

/** The number that a field, a wire or a person's digits say; `undefined`: they say none. */
export function readWhole(value: unknown): bigint | undefined {
  // A number is the one whose digits are written for it: those a file holds, beyond 2⁵³ too.
  const digits = typeof value === 'number' ? String(value) : value;
  return typeof digits === 'string' && /^\d{1,20}$/.test(digits) ? BigInt(digits) : undefined;
}
