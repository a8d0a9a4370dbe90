import type { Client } from '#shared/api/createClient';
import type { Transport } from '#shared/api/Transport';
import { createPictureImport, type ImportPictures } from '../api/createPictureImport.ts';
import type { DesktopBridge } from '../api/ipcTransport.ts';
import type { Desktop } from '../api/desktop.ts';
import { createNews, type News } from '../api/createNews.ts';
import type { ErrorReport } from '#shared/errors/AppError';
import type { Offer } from '#shared/Offer';
import { createDocuments, type Documents } from './graph/documents.ts';
import { createGraphOnScreen, type GraphOnScreen } from './graph/graphOnScreen.ts';
import { createFileActions, type FileActions } from './files/fileActions.ts';
import { createJournal, type Journal } from './files/journal.ts';
import { createKeysStore, type KeysStore } from './settings/keysStore.ts';
import { createPageKeep, type PageKeep } from './files/pageKeep.ts';
import { createPreflightStore, type PreflightStore } from './running/preflightStore.ts';
import { createPreviewStore, type PreviewStore } from './running/previewStore.ts';
import { createQueueStore, type QueueStore } from './running/queueStore.ts';
import { createRecoveryStore, type RecoveryStore } from './files/recoveryStore.ts';
import { createRunHistory, type RunHistory } from './records/runHistory.ts';
import { createRunStore, type RunStore } from './running/runStore.ts';
import { createSetsStore, type SetsStore } from './sets/setsStore.ts';
import { createSettingsStore, type SettingsStore } from './settings/settingsStore.ts';
import { pinnedGraph } from './sets/pinnedGraph.ts';
import { createSpendStore, type SpendStore } from './records/spendStore.ts';
import { browserPage, createViewStore, type BrowserPage, type ViewStore } from './view/viewStore.ts';
import { createQuestions, type Questions } from './view/questions.ts';
import { watchFiles } from './files/watchFiles.ts';

/** Everything the page knows and can do. */
export interface Studio extends Offer {
  readonly client: Client;
  /** What the service tells unasked. */
  readonly news: News;
  /** The graph on screen. */
  readonly workflow: GraphOnScreen;
  /** All that are open. */
  readonly documents: Documents;
  readonly run: RunStore;
  /** The runs that wait. */
  readonly queue: QueueStore;
  /** All the library knows of. */
  readonly runHistory: RunHistory;
  readonly spend: SpendStore;
  readonly preview: PreviewStore;
  /** Starts runs, and asks first where it matters. */
  readonly preflight: PreflightStore;
  readonly keys: KeysStore;
  readonly settings: SettingsStore;
  /** The reference sets of the library. */
  readonly sets: SetsStore;
  readonly view: ViewStore;
  /** The dialogs in front of the page. */
  readonly questions: Questions;
  /** What there is of a desktop around the page; `undefined` in a browser. */
  readonly desktop: Desktop | undefined;
  /** Puts files into the library. */
  readonly importPictures: ImportPictures;
  readonly files: FileActions;
  readonly journal: Journal;
  readonly inPage: PageKeep;
  readonly recovery: RecoveryStore;
  /** Begins to listen to the service. Gives its own end. */
  readonly attach: () => () => void;
}

/** @param offer the providers and node types there are */
export function createStudio(
  client: Client,
  transport: Transport,
  offer: Offer,
  page: BrowserPage = browserPage(),
  desktop?: DesktopBridge,
): Studio {
  const { paletteOf } = offer;
  const news = createNews(transport);
  const documents: Documents = createDocuments({ paletteOf, hasRuns: () => run.getState().shown.size > 0 });
  const workflow = createGraphOnScreen(documents);
  const view = createViewStore(page);
  const questions = createQuestions();
  const onError = (report: ErrorReport) => {
    view.getState().reportError(report);
  };
  const queue = createQueueStore({ client, news, onError });
  const settings = createSettingsStore({ client, news, onError });
  const keys = createKeysStore(client);
  const runHistory = createRunHistory({ client, news });
  const spend = createSpendStore({ client, news });
  const sets = createSetsStore({ client, news, onError, notify: view.getState().notify });
  const run: RunStore = createRunStore({
    client,
    news,
    documents,
    queue,
    pinned: (graph) => pinnedGraph(graph, sets.getState().sets, paletteOf),
  });
  const preview = createPreviewStore({ client, workflow, documents, news });
  const preflight = createPreflightStore({ client, news, documents, run, queue, settings, keys, view });
  const files = createFileActions({ client, documents, view, questions, desktop });
  const inPage = createPageKeep(window.localStorage);
  const journal = createJournal({ client, documents, view, inPage, news });
  const recovery = createRecoveryStore({ client, documents, journal, view });
  return {
    ...offer,
    client,
    news,
    workflow,
    documents,
    run,
    queue,
    runHistory,
    spend,
    preview,
    preflight,
    keys,
    settings,
    sets,
    view,
    questions,
    desktop,
    importPictures: createPictureImport(desktop),
    files,
    journal,
    inPage,
    recovery,
    attach() {
      const ends = [
        journal.attach(),
        run.getState().attach(),
        queue.getState().attach(),
        runHistory.getState().attach(),
        spend.getState().attach(),
        preview.getState().attach(),
        settings.getState().attach(),
        sets.getState().attach(),
        preflight.getState().attach(),
        watchFiles({ client, news, documents, view }),
      ];
      return () => {
        for (const end of ends) end();
      };
    },
  };
}
