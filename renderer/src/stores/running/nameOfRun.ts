import { runTitle, UNTITLED } from '#shared/workflow/graphName';
import type { Documents } from '../graph/documents.ts';

interface NamedRun {
  /** What its graph was called. */
  readonly name: string;
  /** The document it was started from, where that is known. */
  readonly documentId: string | undefined;
}

/** What a run of this session is called: the name its graph had, else what people call the graph where it is open; `undefined`: nothing. */
export function nameOfRun(
  { name, documentId }: NamedRun,
  documents: Pick<Documents, 'find' | 'heirOf'>,
): string | undefined {
  const own = runTitle(name, '');
  if (own !== UNTITLED) return own;
  const heir = documentId === undefined ? undefined : documents.heirOf(documentId);
  const title = heir === undefined ? UNTITLED : documents.find(heir)?.title;
  return title === UNTITLED ? undefined : title;
}
