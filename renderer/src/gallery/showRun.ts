import type { Studio } from '../stores/studio.ts';

/** Shows a run among all runs. */
export function showRun({ runHistory, view }: Studio, runId: string): void {
  runHistory.getState().open(runId);
  view.getState().showRunsPage('history');
}

/** Shows the pictures of a run among all pictures, those that it used again too. */
export function showRunInGallery({ gallery, view }: Studio, runId: string): void {
  gallery.getState().setQuery({ filter: { run: runId }, sort: 'newest', groupBy: 'run' });
  view.getState().showSection('gallery');
}
