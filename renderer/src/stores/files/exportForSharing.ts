import type { Client } from '#shared/api/createClient';
import { reportOf } from '#shared/errors/reportOf';
import type { ShareKind } from '#shared/workflow/shareCheck';
import { workflowFile } from '#shared/workflow/writeWorkflow';
import type { Desktop } from '../../api/desktop.ts';
import { download } from './download.ts';
import { baseName, suggestName } from './fileNames.ts';
import type { GraphOnScreen } from '../graph/graphOnScreen.ts';
import type { ViewStore } from '../view/viewStore.ts';

export interface ExportPlace {
  readonly client: Client;
  readonly workflow: GraphOnScreen;
  readonly view: ViewStore;
  readonly desktop: Desktop | undefined;
}

/** Saves a copy of the graph on screen without these kinds: where the user says on the desktop, as a download in a browser. */
export async function exportForSharing(
  { client, workflow, view, desktop }: ExportPlace,
  strip: readonly ShareKind[],
): Promise<void> {
  try {
    const { whole: graph } = workflow.getState();
    const { text } = await client('share.export', { workflow: workflowFile(graph), strip: [...strip] });
    const shared = JSON.parse(text) as { readonly name: string };
    const suggestedName = suggestName(shared.name);
    if (!desktop) {
      download(text, suggestedName, 'application/json');
      return;
    }
    const chosen = await client('file.chooseSave', { suggestedName, file: null });
    if (!chosen) return;
    await client('workflow.save', { ...chosen, workflow: shared });
    view.getState().notify(`Exported to ${baseName(chosen.file)}.`);
  } catch (caught) {
    view.getState().reportError(reportOf(caught));
  }
}
