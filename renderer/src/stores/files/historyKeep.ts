import type { Client } from '#shared/api/createClient';
import type { KeptHistory } from './KeptHistory.ts';
import { packHistory, unpackHistory } from './packHistory.ts';

/** Undo that outlives its page. Where it cannot be kept it is lost with the page, and nothing else is. */
export interface HistoryKeep {
  /** As it stands there, whoever wrote it; `undefined`: nothing. */
  readonly read: (documentId: string) => Promise<unknown>;
  readonly write: (documentId: string, kept: KeptHistory) => Promise<void>;
  readonly forget: (documentId: string) => Promise<void>;
}

/** By the service, in the data folder: a browser keeps things by an address and a profile, and the next start may have others. */
export function createHistoryKeep(client: Client): HistoryKeep {
  return {
    read: (documentId) =>
      quietly(async () => {
        const { history } = await client('undo.read', { documentId });
        return history === null ? undefined : unpackHistory(history);
      }),
    write: (documentId, kept) => quietly(() => client('undo.write', { documentId, history: packHistory(kept) })),
    forget: (documentId) => quietly(() => client('undo.discard', { documentId })),
  };
}

async function quietly<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask();
  } catch {
    return undefined;
  }
}
