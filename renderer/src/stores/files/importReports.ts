import type { ImportReport } from '#shared/foreign/ImportReport';
import type { Documents } from '../graph/documents.ts';

/** What became of the graphs of other programs that are open, to be read again. A page that is reloaded forgets it. */
export interface ImportReports {
  readonly keep: (id: string, report: ImportReport) => void;
  /** `undefined`: this graph was not imported in this page. */
  readonly of: (id: string) => ImportReport | undefined;
}

export function createImportReports(documents: Pick<Documents, 'getState' | 'find'>): ImportReports {
  const byId = new Map<string, ImportReport>();
  return {
    keep(id, report) {
      const { tabs, closed } = documents.getState();
      const known = new Set(
        [...tabs, ...closed.map(({ tab }) => tab)].flatMap(({ id: own, formerIds = [] }) => [own, ...formerIds]),
      );
      for (const each of byId.keys()) if (!known.has(each)) byId.delete(each);
      byId.set(id, report);
    },
    of: (id) => [id, ...(documents.find(id)?.formerIds ?? [])].map((each) => byId.get(each)).find((report) => report),
  };
}
