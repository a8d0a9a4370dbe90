import { randomBytes, timingSafeEqual } from 'node:crypto';

/** 192 bits, in letters that any address, header and attribute may hold. */
export function newSecret(): string {
  return randomBytes(24).toString('base64url');
}

/** In constant time for its length. */
export function isSame(given: string, expected: string): boolean {
  const a = Buffer.from(given);
  const b = Buffer.from(expected);
  return a.length === b.length && timingSafeEqual(a, b);
}
