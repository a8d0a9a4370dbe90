import type { Studio } from '../studio.ts';

/** Puts a tab in another place, from 0, and says where it is now. */
export function moveTab({ documents, view }: Pick<Studio, 'documents' | 'view'>, id: string, place: number): void {
  documents.move(id, place);
  const { tabs } = documents.getState();
  const tab = documents.find(id);
  if (!tab) return;
  view.getState().announce(`${tab.title}: tab ${String(tabs.indexOf(tab) + 1)} of ${String(tabs.length)}`);
}
