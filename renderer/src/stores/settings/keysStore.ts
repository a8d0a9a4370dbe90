import type { Client } from '#shared/api/createClient';
import type { CallInput, CallOutput } from '#shared/api/contract';
import { reportOf } from '#shared/errors/reportOf';
import { createStore, type StoreApi } from 'zustand/vanilla';

export type KeyEntry = CallOutput<'keys.list'>[number];
export type KeyCheck = CallOutput<'keys.check'>;

export interface KeysState {
  /** Names and sources; `null` until known. */
  readonly entries: readonly KeyEntry[] | null;
  /** Whether keys that are set here outlive the session; `null` until known. */
  readonly keychain: CallOutput<'keys.keychain'> | null;
  /** What providers said in this session, by `checkId`; gone once the key changes. */
  readonly checks: ReadonlyMap<string, KeyCheck | 'checking'>;

  /** Never rejects: what cannot be asked stays unknown. */
  readonly refresh: () => Promise<void>;
  /** Hands a pasted key over, of which nothing stays here. @throws RemoteError */
  readonly set: (provider: string, name: string, value: string) => Promise<void>;
  /** @throws RemoteError */
  readonly remove: (name: string) => Promise<void>;
  /** Lets graphs use keys of these names. @throws RemoteError */
  readonly approve: (approvals: readonly { readonly provider: string; readonly name: string }[]) => Promise<void>;
  /** Asks the provider; the answer is in `checks`. Never rejects. */
  readonly check: (provider: string, name: string) => Promise<void>;
  /** @throws RemoteError */
  readonly importText: (
    text: string,
    chosen?: CallInput<'keys.import'>['chosen'],
  ) => Promise<CallOutput<'keys.import'>>;
}

export type KeysStore = StoreApi<KeysState>;

export function checkId(provider: string, name: string): string {
  return `${provider} ${name}`;
}

/** The keys by name, and what is known of them. Values only pass through, on their way to the service. */
export function createKeysStore(client: Client): KeysStore {
  return createStore<KeysState>()((set, get) => {
    const keep = (id: string, check?: KeyCheck | 'checking') => {
      const checks = new Map(get().checks);
      if (check) checks.set(id, check);
      else checks.delete(id);
      set({ checks });
    };
    const forgetChecks = (names: readonly string[]) => {
      for (const id of get().checks.keys()) if (names.some((name) => id.endsWith(` ${name}`))) keep(id);
    };

    return {
      entries: null,
      keychain: null,
      checks: new Map(),

      async refresh() {
        try {
          const [entries, keychain] = await Promise.all([client('keys.list'), client('keys.keychain')]);
          set({ entries, keychain });
        } catch {
          // Whatever is wrong with the service is told where something was asked of it.
          set({ entries: null, keychain: null });
        }
      },
      async set(provider, name, value) {
        await client('keys.set', { provider, name, value });
        forgetChecks([name]);
        await get().refresh();
      },
      async remove(name) {
        await client('keys.remove', { name });
        forgetChecks([name]);
        await get().refresh();
      },
      async approve(approvals) {
        for (const approval of approvals) await client('keys.approve', approval);
        await get().refresh();
      },
      async check(provider, name) {
        const id = checkId(provider, name);
        keep(id, 'checking');
        try {
          keep(id, await client('keys.check', { provider, name }));
        } catch (caught) {
          const { message, hint } = reportOf(caught);
          keep(id, { state: 'unclear', message, ...(hint !== undefined && { hint }) });
        }
      },
      async importText(text, chosen) {
        const result = await client('keys.import', { text, ...(chosen && { chosen }) });
        forgetChecks(result.imported);
        await get().refresh();
        return result;
      },
    };
  });
}
