import { vi } from 'vitest';

/** ms; the default, one second, is too little where the machine has much else to do. */
const TIMEOUT_MS = 15_000;

/** Tries a check until it throws no longer, and throws what it threw last. */
export function untilHolds(check: () => unknown): Promise<unknown> {
  return vi.waitFor(check, { timeout: TIMEOUT_MS });
}
