import type { Client } from '#shared/api/createClient';
import { reportOf } from '#shared/errors/reportOf';
import type { News } from '../../api/createNews.ts';
import type { Documents } from '../graph/documents.ts';
import type { ViewStore } from '../view/viewStore.ts';

/** A change that is our own save is announced while its answer is still under way. ms */
const OWN_SAVE_MS = 500;

/** Has the Node side watch the files that are open, and notes what it tells of them. Gives its own end. */
export function watchFiles({
  client,
  news,
  documents,
  view,
}: {
  readonly client: Client;
  readonly news: News;
  readonly documents: Documents;
  readonly view: ViewStore;
}): () => void {
  const page = crypto.randomUUID();
  let watched = '';
  const watch = () => {
    const files = documents
      .getState()
      .tabs.flatMap(({ file }) => (file ? [{ file: file.name, version: file.version }] : []));
    const asked = JSON.stringify(files);
    if (asked === watched) return;
    watched = asked;
    client('file.watch', { page, files }).catch((caught: unknown) => {
      view.getState().reportError(reportOf(caught));
    });
  };
  const stopTabs = documents.subscribe(watch);
  // What is missed while the connection is lost comes up when the file is saved over: the save is refused.
  const stopHearing = news.on('file-changed', ({ file, version }) => {
    setTimeout(() => {
      documents.noteOnDisk(file, version);
    }, OWN_SAVE_MS);
  });
  // Another service may have started, which watches nothing yet.
  const stopReach = news.onReach((isThere) => {
    watched = '';
    if (isThere) watch();
  });
  watch();
  return () => {
    stopReach();
    stopTabs();
    stopHearing();
  };
}
