import { z } from 'zod';
import { looksLikeKey } from '#shared/graph/keyShapes';

/** Unsaved work of one graph, as the journal is told of it. */
const entry = z.object({
  documentId: z.uuid(),
  file: z.object({ name: z.string(), version: z.string() }).nullable(),
  /** ms since the epoch */
  at: z.number(),
  /** As a graph file has it. */
  workflow: z.unknown(),
});
export type KeptEntry = z.output<typeof entry>;

/** Unsaved work while the service cannot be reached: in the browser, for the next page of the same address if this one goes too. */
export interface PageKeep {
  /**
   * Gives whether it could be: there is room for so much only, and none for what looks like a key. Where the room is too small, what was kept
   * of it before stays: older work is better than none.
   */
  keep(entry: KeptEntry): boolean;
  forget(documentId: string): void;
  list(): readonly KeptEntry[];
}

const PREFIX = 'lumi.unsaved.';
/** Of all entries, in characters. Browsers give an address 5 million; settings need theirs. */
const MAX_LENGTH = 4_000_000;

export function createPageKeep(storage: Storage): PageKeep {
  const keys = () =>
    Array.from({ length: storage.length }, (_, at) => storage.key(at) ?? '').filter((key) => key.startsWith(PREFIX));
  return {
    keep(kept) {
      const key = PREFIX + kept.documentId;
      const text = JSON.stringify(kept);
      if (looksLikeKey(text)) {
        // What stands there is older: it must not come back as the newest.
        storage.removeItem(key);
        return false;
      }
      const others = keys().filter((each) => each !== key);
      const used = others.reduce((sum, each) => sum + (storage.getItem(each)?.length ?? 0), 0);
      if (used + text.length > MAX_LENGTH) return false;
      try {
        storage.setItem(key, text);
        return true;
      } catch (caught) {
        if (caught instanceof DOMException) return false;
        throw caught;
      }
    },
    forget(documentId) {
      storage.removeItem(PREFIX + documentId);
    },
    list: () => keys().flatMap((key) => read(storage.getItem(key) ?? '')),
  };
}

/** What cannot be read is left out. */
function read(text: string): readonly KeptEntry[] {
  try {
    const parsed = entry.safeParse(JSON.parse(text));
    return parsed.success ? [parsed.data] : [];
  } catch (caught) {
    if (caught instanceof SyntaxError) return [];
    throw caught;
  }
}
