import { looksLikeKey } from '#shared/graph/keyShapes';
import { writeWorkflow } from '#shared/workflow/writeWorkflow';
import { download } from './download.ts';
import { suggestName } from './fileNames.ts';
import type { Documents } from '../graph/documents.ts';
import type { ViewStore } from '../view/viewStore.ts';

export interface DownloadPlace {
  readonly documents: Documents;
  readonly view: ViewStore;
}

/** Hands a graph that is open over as a file, without any service. Refuses one that holds what looks like a key. */
export function downloadGraph({ documents, view }: DownloadPlace, id: string): void {
  const graph = documents.workflowOf(id);
  if (!graph) return;
  const text = writeWorkflow(graph);
  if (looksLikeKey(text)) {
    view
      .getState()
      .notify('This graph holds an API key, so it is not written to a file.', 'Remove the key and try again.');
    return;
  }
  download(text, suggestName(graph.name), 'application/json');
}
