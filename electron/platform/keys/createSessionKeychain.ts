import type { Keychain } from './Keychain.ts';

/** Keeps keys in memory until the service ends: for doors that have no keychain of the system behind them. */
export function createSessionKeychain(reason: string): Keychain {
  const values = new Map<string, string>();
  return {
    opened: Promise.resolve(),
    isPersistent: false,
    reason,
    read: () => Object.fromEntries(values),
    set(name, value) {
      values.set(name, value);
      return Promise.resolve();
    },
    remove(name) {
      values.delete(name);
      return Promise.resolve();
    },
  };
}
