import type { ViewState } from './ViewState.ts';

/** Whether the graph on screen shows its form, and not itself. */
export function showsForm({ documentId, forms }: Pick<ViewState, 'documentId' | 'forms'>): boolean {
  return documentId !== null && forms.has(documentId);
}
