import type { Client } from '#shared/api/createClient';
import type { Transport } from '#shared/api/Transport';
import { createPictureImport, type ImportPictures } from '../api/createPictureImport.ts';
import type { DesktopBridge } from '../api/ipcTransport.ts';
import type { Desktop } from '../api/desktop.ts';
import { createNews, type News } from '../api/createNews.ts';
import type { ErrorReport } from '#shared/errors/AppError';
import { isLive, type LiveOffer } from '#shared/liveOffer';
import type { Offer } from '#shared/Offer';
import { createDocuments, type Documents } from './graph/documents.ts';
import { createGraphOnScreen, type GraphOnScreen } from './graph/graphOnScreen.ts';
import { createFormStore, type FormStore } from './forms/formStore.ts';
import { createFactsStore, type FactsStore } from './pictures/factsStore.ts';
import { createFileActions, type FileActions } from './files/fileActions.ts';
import { createHistoryKeep } from './files/historyKeep.ts';
import { createJournal, type Journal } from './files/journal.ts';
import { createGalleryStore } from './gallery/galleryStore.ts';
import type { GalleryStore } from './gallery/GalleryState.ts';
import { createKeysStore, type KeysStore } from './settings/keysStore.ts';
import { createPageKeep, type PageKeep } from './files/pageKeep.ts';
import { createPreflightStore, type PreflightStore } from './running/preflightStore.ts';
import { createPreviewStore, type PreviewStore } from './running/previewStore.ts';
import { createQueueStore, type QueueStore } from './running/queueStore.ts';
import { createRecoveryStore, type RecoveryStore } from './files/recoveryStore.ts';
import { createRunHistory, type RunHistory } from './records/runHistory.ts';
import { createRunSearch, type RunSearch } from './records/runSearch.ts';
import { createRunStore, type RunStore } from './running/runStore.ts';
import { createCareStore, type CareStore } from './library/careStore.ts';
import { createFacetsStore, type FacetsStore } from './gallery/facetsStore.ts';
import { createLabelsStore, type LabelsStore } from './gallery/labelsStore.ts';
import { createSearchesStore, type SearchesStore } from './gallery/searchesStore.ts';
import { createGroupsStore, type GroupsStore } from './groups/groupsStore.ts';
import { createSetsStore, type SetsStore } from './sets/setsStore.ts';
import { followModels } from './settings/followModels.ts';
import { createSettingsStore, type SettingsStore } from './settings/settingsStore.ts';
import { pinnedGraph } from './sets/pinnedGraph.ts';
import { createSpendStore, type SpendStore } from './records/spendStore.ts';
import { browserPage, type BrowserPage } from './view/browserPage.ts';
import { createViewStore, type ViewStore } from './view/viewStore.ts';
import { createQuestions, type Questions } from './view/questions.ts';
import { createSessionKeep, type SessionKeep } from './files/sessionKeep.ts';
import { createTemplatesStore, type TemplatesStore } from './files/templatesStore.ts';
import { createUndoJournal, type UndoJournal } from './files/undoJournal.ts';
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
  readonly runSearch: RunSearch;
  readonly spend: SpendStore;
  /** The pictures of the library that are looked at. */
  readonly gallery: GalleryStore;
  readonly preview: PreviewStore;
  /** Starts runs, and asks first where it matters. */
  readonly preflight: PreflightStore;
  readonly keys: KeysStore;
  /** What providers said of their models, as it is laid over the offer. */
  readonly models: Pick<LiveOffer, 'lists' | 'subscribe'>;
  readonly settings: SettingsStore;
  /** One's own groups, for all graphs. */
  readonly groups: GroupsStore;
  /** The reference sets of the library. */
  readonly sets: SetsStore;
  /** Tags and boards. */
  readonly labels: LabelsStore;
  readonly searches: SearchesStore;
  /** Graphs to begin with. */
  readonly templates: TemplatesStore;
  readonly facets: FacetsStore;
  /** Looking after the library as a whole. */
  readonly care: CareStore;
  /** What is said of the pictures that are looked at. */
  readonly facts: FactsStore;
  readonly view: ViewStore;
  /** What the form of the graph on screen shows that is not in the graph. */
  readonly form: FormStore;
  /** The dialogs in front of the page. */
  readonly questions: Questions;
  /** What there is of a desktop around the page; `undefined` in a browser. */
  readonly desktop: Desktop | undefined;
  /** Puts files into the library. */
  readonly importPictures: ImportPictures;
  readonly files: FileActions;
  readonly journal: Journal;
  readonly undoJournal: UndoJournal;
  readonly session: SessionKeep;
  readonly inPage: PageKeep;
  readonly recovery: RecoveryStore;
  /** Begins to listen to the service. Gives its own end. */
  readonly attach: () => () => void;
}

/** Of an offer that stays as it is. */
const NO_LISTS: Studio['models'] = { lists: () => NONE, subscribe: () => () => undefined };
const NONE: ReturnType<LiveOffer['lists']> = [];

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
  const documents: Documents = createDocuments({
    paletteOf,
    newNodes: () => settings.getState().settings?.newNodes ?? {},
    hasRuns: () => run.getState().shown.size > 0,
  });
  const workflow = createGraphOnScreen(documents);
  const view = createViewStore(page);
  const form = createFormStore({ documents, view, paletteOf });
  const questions = createQuestions();
  const onError = (report: ErrorReport) => {
    view.getState().reportError(report);
  };
  const queue = createQueueStore({ client, news, onError });
  const settings = createSettingsStore({ client, news, onError });
  const keys = createKeysStore(client);
  const runHistory = createRunHistory({ client, news });
  const runSearch = createRunSearch({ client, news });
  const spend = createSpendStore({ client, news });
  const gallery = createGalleryStore({
    client,
    news,
    onError,
    notify: view.getState().notify,
    onTiles: (tiles) => {
      facts.getState().told(tiles);
    },
    storage: page.session,
  });
  const groups = createGroupsStore({ client, news });
  const sets = createSetsStore({ client, news, onError, notify: view.getState().notify });
  const labels = createLabelsStore({ client, news, onError });
  const searches = createSearchesStore({ client, news, onError });
  const templates = createTemplatesStore({ client, news, onError });
  const facets = createFacetsStore({ client, news });
  const care = createCareStore({ client, news });
  const facts = createFactsStore({ client, news, onError });
  const run: RunStore = createRunStore({
    client,
    news,
    documents,
    queue,
    pinned: (graph) => pinnedGraph(graph, sets.getState().sets, paletteOf),
  });
  const preview = createPreviewStore({ client, workflow, documents, news });
  const preflight = createPreflightStore({
    client,
    news,
    documents,
    run,
    queue,
    settings,
    keys,
    view,
    isReady: () => form.getState().settle(),
  });
  const files = createFileActions({ client, documents, view, questions, desktop });
  const inPage = createPageKeep(window.localStorage);
  const journal = createJournal({
    client,
    documents,
    view,
    inPage,
    news: { onReach: (hear) => session.onReach(hear) },
  });
  const undoJournal = createUndoJournal({
    documents,
    keep: createHistoryKeep(client),
    news: { onReach: (hear) => session.onReach(hear) },
    onMisfit(title) {
      const hint = 'Its steps are of another state: it was changed outside, or in the last moment before the end.';
      view.getState().notify(`“${title}” came back without its undo.`, hint);
    },
  });
  const session: SessionKeep = createSessionKeep({
    client,
    documents,
    news,
    session: page.session,
    local: window.localStorage,
    onTaken(ids) {
      for (const id of ids) {
        journal.letGo(id);
        undoJournal.letGo(id);
        documents.renew(id);
      }
    },
  });
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
    runSearch,
    spend,
    gallery,
    preview,
    preflight,
    keys,
    models: isLive(offer) ? offer : NO_LISTS,
    settings,
    groups,
    sets,
    labels,
    searches,
    templates,
    facets,
    care,
    facts,
    view,
    form,
    questions,
    desktop,
    importPictures: createPictureImport(desktop),
    files,
    journal,
    undoJournal,
    session,
    inPage,
    recovery,
    attach() {
      const ends = [
        form.getState().attach(),
        journal.attach(),
        undoJournal.attach(),
        run.getState().attach(),
        queue.getState().attach(),
        runHistory.getState().attach(),
        runSearch.getState().attach(),
        spend.getState().attach(),
        preview.getState().attach(),
        settings.getState().attach(),
        groups.getState().attach(),
        sets.getState().attach(),
        labels.getState().attach(),
        searches.getState().attach(),
        templates.getState().attach(),
        facets.getState().attach(),
        care.getState().attach(),
        facts.getState().attach(),
        preflight.getState().attach(),
        watchFiles({ client, news, documents, view }),
        ...(isLive(offer) ? [followModels({ client, news, offer, onError })] : []),
      ];
      return () => {
        for (const end of ends) end();
      };
    },
  };
}
