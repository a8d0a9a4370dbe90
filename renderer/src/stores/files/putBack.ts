import type { Client } from '#shared/api/createClient';
import type { ErrorReport } from '#shared/errors/AppError';
import { reportOf } from '#shared/errors/reportOf';
import type { PageKeep } from './pageKeep.ts';

export interface PutBackOptions {
  readonly client: Client;
  readonly inPage: PageKeep;
  /** Whether another page has this graph open: that one hands over its work itself. */
  readonly isElsewhere: (documentId: string) => boolean;
  /** Hears why something could not be; it stays where it is. */
  readonly onError: (report: ErrorReport) => void;
}

/** Gives the journal what an earlier page kept while no service could be reached; it is then offered like all unsaved work. */
export async function putBack({ client, inPage, isElsewhere, onError }: PutBackOptions): Promise<void> {
  const entries = inPage.list().filter(({ documentId }) => !isElsewhere(documentId));
  if (entries.length === 0) return;
  const journal = await client('recovery.list');
  for (const { documentId, file, at, workflow } of entries) {
    // What was kept later is not written over: both are offered.
    const isOlder = journal.some((kept) => kept.documentId === documentId && kept.at > at);
    try {
      const id = isOlder ? crypto.randomUUID() : documentId;
      await client('recovery.write', { documentId: id, file, workflow });
      inPage.forget(documentId);
    } catch (caught) {
      onError(reportOf(caught));
    }
  }
}
