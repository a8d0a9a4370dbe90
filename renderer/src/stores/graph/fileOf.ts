import type { Documents } from './documents.ts';

/** The file of a graph that is open, as calls name it beside the graph; nothing for one that is in none. */
export function fileOf(documents: Pick<Documents, 'find'>, documentId: string): { readonly file?: string } {
  const file = documents.find(documentId)?.file;
  return file ? { file: file.name } : {};
}
