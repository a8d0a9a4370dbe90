import type { Client } from '#shared/api/createClient';
import type { Transport } from '#shared/api/Transport';
import { palette } from '#shared/nodes/index';
import { createFileActions, type FileActions } from './fileActions.ts';
import { createPreviewStore, type PreviewStore } from './previewStore.ts';
import { createRunStore, type RunStore } from './runStore.ts';
import { browserPage, createViewStore, type Page, type ViewStore } from './viewStore.ts';
import { createWorkflowStore, type WorkflowStore } from './workflowStore.ts';

/** Everything the page knows and can do. */
export interface Studio {
  readonly client: Client;
  readonly workflow: WorkflowStore;
  readonly run: RunStore;
  readonly preview: PreviewStore;
  readonly view: ViewStore;
  readonly files: FileActions;
  /** Begins to listen to the service. Gives its own end. */
  readonly attach: () => () => void;
}

export function createStudio(client: Client, transport: Transport, page: Page = browserPage()): Studio {
  const workflow = createWorkflowStore({ palette });
  const run = createRunStore({ client, transport, workflow, palette });
  const preview = createPreviewStore(client, workflow);
  const view = createViewStore(page);
  const files = createFileActions(client, workflow, view);
  return {
    client,
    workflow,
    run,
    preview,
    view,
    files,
    attach() {
      const ends = [run.getState().attach(), preview.getState().attach()];
      return () => {
        for (const end of ends) end();
      };
    },
  };
}
