/** Which graphs are open in a page that lives, so that another page does not offer their unsaved work as lost. */
export interface DocumentLocks {
  /** Whether the graph is this page's now. */
  claim(id: string): Promise<boolean>;
  release(id: string): void;
  /** Those that some page has open. */
  held(): Promise<ReadonlySet<string>>;
}

/** A page that is reloaded gives its locks free a moment before it asks for them again. ms */
const CLAIM_TIMEOUT_MS = 1500;
const PREFIX = 'lumi-document:';

/** By the browser's own locks, which end with their page however it ends. */
export function browserLocks(): DocumentLocks {
  const releases = new Map<string, () => void>();
  return {
    claim: (id) =>
      new Promise((resolve) => {
        if (releases.has(id)) {
          resolve(true);
          return;
        }
        navigator.locks
          .request(PREFIX + id, { signal: AbortSignal.timeout(CLAIM_TIMEOUT_MS) }, () => {
            resolve(true);
            return new Promise<void>((release) => {
              releases.set(id, release);
            });
          })
          .catch(() => {
            resolve(false);
          });
      }),
    release(id) {
      releases.get(id)?.();
      releases.delete(id);
    },
    async held() {
      const { held = [] } = await navigator.locks.query();
      const names = held.flatMap(({ name }) => (name?.startsWith(PREFIX) ? [name.slice(PREFIX.length)] : []));
      return new Set(names);
    },
  };
}
