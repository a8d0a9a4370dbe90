import type { Announcement } from '#shared/api/contract';
import type { Client } from '#shared/api/createClient';
import type { Transport } from '#shared/api/Transport';
import { shareSubscription } from '../api/shareSubscription.ts';
import { reportOf } from '#shared/errors/reportOf';
import { palette } from '#shared/nodes/index';
import { createFileActions, type FileActions } from './fileActions.ts';
import { createKeysStore, type KeysStore } from './keysStore.ts';
import { createPreviewStore, type PreviewStore } from './previewStore.ts';
import { createRunStore, type RunStore } from './runStore.ts';
import { browserPage, createViewStore, type Page, type ViewStore } from './viewStore.ts';
import { createWorkflowStore, type WorkflowStore } from './workflowStore.ts';

/** Everything the page knows and can do. */
export interface Studio {
  readonly client: Client;
  /** Hears every announcement from now on. Gives its own unsubscribe. */
  readonly hear: (listener: (announcement: Announcement) => void) => () => void;
  readonly workflow: WorkflowStore;
  readonly run: RunStore;
  readonly preview: PreviewStore;
  readonly keys: KeysStore;
  readonly view: ViewStore;
  readonly files: FileActions;
  /** Begins to listen to the service. Gives its own end. */
  readonly attach: () => () => void;
}

export function createStudio(client: Client, transport: Transport, page: Page = browserPage()): Studio {
  const shared = shareSubscription(transport);
  const workflow = createWorkflowStore({ palette });
  const run = createRunStore({ client, transport: shared, workflow, palette });
  const preview = createPreviewStore(client, workflow);
  const keys = createKeysStore(client);
  const view = createViewStore(page);
  const files = createFileActions(client, workflow, view);
  return {
    client,
    hear: (listener) => shared.subscribe(listener, () => undefined),
    workflow,
    run,
    preview,
    keys,
    view,
    files,
    attach() {
      client('app.info').then(
        ({ door }) => {
          view.getState().setDoor(door);
        },
        (caught: unknown) => {
          view.getState().reportError(reportOf(caught));
        },
      );
      const ends = [run.getState().attach(), preview.getState().attach()];
      return () => {
        for (const end of ends) end();
      };
    },
  };
}
