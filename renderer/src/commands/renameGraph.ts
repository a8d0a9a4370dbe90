import type { Studio } from '../stores/studio.ts';

/** Puts the cursor into the name of a graph, in its tab. */
export function renameGraph({ documents, view }: Pick<Studio, 'documents' | 'view'>, id: string): void {
  documents.activate(id);
  view.getState().showSection('graph');
  // Once its tab is drawn as the one on screen.
  requestAnimationFrame(() => {
    document.querySelector<HTMLInputElement>('.graph-name__input')?.select();
  });
}
