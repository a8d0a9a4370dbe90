import { createContext, useContext, useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import type { LiveList } from '#shared/graph/models/LiveList';
import type { Palette } from '#shared/graph/NodeDefinition';
import type { DocumentsState } from './graph/documents.ts';
import type { GalleryState } from './gallery/GalleryState.ts';
import type { FormState } from './forms/formStore.ts';
import type { FactsState } from './pictures/factsStore.ts';
import type { PreflightState } from './running/preflightStore.ts';
import type { PreviewState } from './running/previewStore.ts';
import type { QuestionsState } from './view/questions.ts';
import type { QueueStoreState } from './running/queueStore.ts';
import type { RunHistoryState } from './records/runHistory.ts';
import type { RunSearchState } from './records/runSearch.ts';
import type { RunStoreState } from './running/RunStoreState.ts';
import type { GroupsState } from './groups/groupsStore.ts';
import type { SetsState } from './sets/setsStore.ts';
import type { SettingsState } from './settings/settingsStore.ts';
import type { SpendState } from './records/spendStore.ts';
import type { Studio } from './studio.ts';
import type { ViewState } from './view/ViewState.ts';
import type { CareState } from './library/careStore.ts';
import type { TemplatesState } from './files/templatesStore.ts';
import type { FacetsState } from './gallery/facetsStore.ts';
import type { LabelsState } from './gallery/labelsStore.ts';
import type { SearchesState } from './gallery/searchesStore.ts';
import type { WorkflowState } from './graph/WorkflowState.ts';
import type { WorkflowStore } from './graph/workflowStore.ts';

const StudioContext = createContext<Studio | null>(null);

/** Gives the studio to everything below it. */
export const StudioProvider = StudioContext.Provider;

/** The studio itself, for actions and for reading without drawing again. */
export function useStudio(): Studio {
  const studio = useContext(StudioContext);
  if (!studio) throw new Error('There is no StudioProvider above this component.');
  return studio;
}

/** The store of the graph on screen, for actions: what is begun on a graph ends on it, whatever is on screen by then. */
export function useGraph(): WorkflowStore {
  const { documents } = useStudio();
  return useStore(documents, () => documents.active().store);
}

export function useWorkflow<T>(selector: (state: WorkflowState) => T): T {
  return useStore(useStudio().workflow, selector);
}

/** What providers said of their models and when; draws again when they are asked anew. */
export function useModelLists(): readonly LiveList[] {
  const { models } = useStudio();
  return useSyncExternalStore(models.subscribe, models.lists);
}

/** The node types of the graph on screen. */
export function usePalette(): Palette {
  const { workflow, paletteOf } = useStudio();
  useModelLists();
  return useStore(workflow, (state) => paletteOf(state.workflow));
}

export function useDocuments<T>(selector: (state: DocumentsState) => T): T {
  return useStore(useStudio().documents, selector);
}

/** Of the file of the graph on screen. */
export function useFileName(): string | undefined {
  return useDocuments(({ tabs, activeId }) => tabs.find(({ id }) => id === activeId)?.file?.name);
}

export function useRun<T>(selector: (state: RunStoreState) => T): T {
  return useStore(useStudio().run, selector);
}

export function useQueue<T>(selector: (state: QueueStoreState) => T): T {
  return useStore(useStudio().queue, selector);
}

export function useRunHistory<T>(selector: (state: RunHistoryState) => T): T {
  return useStore(useStudio().runHistory, selector);
}

export function useRunSearch<T>(selector: (state: RunSearchState) => T): T {
  return useStore(useStudio().runSearch, selector);
}

export function useSpend<T>(selector: (state: SpendState) => T): T {
  return useStore(useStudio().spend, selector);
}

/** The pictures of the library that are looked at. */
export function useGallery<T>(selector: (state: GalleryState) => T): T {
  return useStore(useStudio().gallery, selector);
}

export function usePreview<T>(selector: (state: PreviewState) => T): T {
  return useStore(useStudio().preview, selector);
}

export function usePreflight<T>(selector: (state: PreflightState) => T): T {
  return useStore(useStudio().preflight, selector);
}

export function useSettings<T>(selector: (state: SettingsState) => T): T {
  return useStore(useStudio().settings, selector);
}

/** One's own groups, for all graphs. */
export function useOwnGroups<T>(selector: (state: GroupsState) => T): T {
  return useStore(useStudio().groups, selector);
}

/** The reference sets of the library. */
export function useSets<T>(selector: (state: SetsState) => T): T {
  return useStore(useStudio().sets, selector);
}

/** Tags and boards. */
export function useLabels<T>(selector: (state: LabelsState) => T): T {
  return useStore(useStudio().labels, selector);
}

export function useSearches<T>(selector: (state: SearchesState) => T): T {
  return useStore(useStudio().searches, selector);
}

/** Graphs to begin with. */
export function useTemplates<T>(selector: (state: TemplatesState) => T): T {
  return useStore(useStudio().templates, selector);
}

export function useFacets<T>(selector: (state: FacetsState) => T): T {
  return useStore(useStudio().facets, selector);
}

/** Looking after the library as a whole. */
export function useCare<T>(selector: (state: CareState) => T): T {
  return useStore(useStudio().care, selector);
}

/** What is said of pictures, as far as it is known. */
export function useFacts<T>(selector: (state: FactsState) => T): T {
  return useStore(useStudio().facts, selector);
}

export function useQuestions<T>(selector: (state: QuestionsState) => T): T {
  return useStore(useStudio().questions, selector);
}

/** What the form of the graph on screen shows that is not in the graph. */
export function useForm<T>(selector: (state: FormState) => T): T {
  return useStore(useStudio().form, selector);
}

export function useView<T>(selector: (state: ViewState) => T): T {
  return useStore(useStudio().view, selector);
}
