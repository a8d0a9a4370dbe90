import { Bookmark, FileText, KeyRound, Layers, Settings2, Sparkles } from 'lucide-react';
import { commandIds } from '#shared/api/commandTable';
import type { CallOutput, SavedSearch } from '#shared/api/contract';
import { providerNodeType } from '#shared/nodes/providerNode';
import type { Studio } from '../../stores/studio.ts';
import type { SettingsPage } from '../../stores/view/DialogTable.ts';
import { goToBookmark, placeWords } from '../goToBookmark.ts';
import { keysOf, shortcutsNow } from '../keysOf.ts';
import type { Entry } from './Entry.ts';

/** Files of graphs that are offered, the newest first. */
const MOST_FILES = 200;

/** The other graphs that are open. */
export function tabEntries({ documents, view }: Studio): readonly Entry[] {
  const { tabs, activeId } = documents.getState();
  return tabs
    .filter(({ id }) => id !== activeId)
    .map(({ id, title, file, isDirty }) => ({
      id: `tab ${id}`,
      group: 'Open graphs',
      sought: { title, names: file ? [file.name] : [] },
      hint: isDirty ? 'open, not saved' : 'open',
      icon: Layers,
      run: () => {
        view.getState().showSection('graph');
        documents.activate(id);
      },
    }));
}

/** The graph files that were open last, wherever they lie, then those of the data folder; each once. */
export function fileEntries(
  { files }: Studio,
  recent: CallOutput<'file.recent'>,
  found: CallOutput<'workflow.list'>,
): readonly Entry[] {
  const byFile = new Map([...recent, ...found].map((each) => [each.file, each]));
  return [...byFile.values()].slice(0, MOST_FILES).map(({ file, name }) => ({
    id: `file ${file}`,
    group: 'Files',
    sought: { title: name, names: [file] },
    hint: file,
    icon: FileText,
    run: () => files.openFile(file),
  }));
}

/** Every model: it is chosen in the selected provider's node, else in the last one of its provider. */
export function modelEntries({ catalogue, workflow, view }: Studio): readonly Entry[] {
  const { workflow: graph, selection, setField } = workflow.getState();
  return catalogue.providers.flatMap((provider) => {
    const type = providerNodeType(provider);
    const own = graph.nodes.filter((node) => node.type === type);
    const node = own.find(({ id }) => selection.has(id)) ?? own.at(-1);
    return provider.models.map(({ id, title }) => ({
      id: `model ${provider.id} ${id}`,
      group: 'Models' as const,
      sought: { title, names: [id], about: `model ${provider.title}` },
      hint: `Use this model · ${provider.title}`,
      icon: Sparkles,
      isChecked: node?.fields?.['model'] === id,
      refusal: node ? undefined : `This graph has no ${provider.title} node.`,
      run: () => {
        if (!node) return;
        setField(node.id, 'model', id);
        view.getState().revealNode(node.id);
      },
    }));
  });
}

/** Where keys are set, and the pages of the settings with what stands on them. */
export function settingsEntries({ catalogue, questions }: Studio): readonly Entry[] {
  const keys = catalogue.providers
    .filter(({ kind }) => kind === 'http')
    .map(({ id, title }) => ({
      id: `key ${id}`,
      group: 'Keys and settings' as const,
      sought: {
        title: `Set the key of ${title}`,
        names: ['api key', `${title} key`, `${title} api key`],
        about: 'settings keys',
      },
      icon: KeyRound,
      run: () => questions.ask('keys', { provider: id }),
    }));
  const pages = SETTINGS_PAGES.map(({ page, title, parts }) => ({
    id: `settings ${page}`,
    group: 'Keys and settings' as const,
    sought: { title: `Settings: ${title}`, names: ['settings', 'preferences', 'options'], parts },
    icon: Settings2,
    run: () => questions.ask('settings-page', { page }),
  }));
  return [...keys, ...pages];
}

const SETTINGS_PAGES: readonly {
  readonly page: SettingsPage;
  readonly title: string;
  readonly parts: readonly string[];
}[] = [
  {
    page: 'general',
    title: 'General',
    parts: ['Theme', 'Wheel on the canvas', 'Calls at once', 'Size of reference pictures', 'Wildcard folders'],
  },
  { page: 'new-nodes', title: 'New graphs', parts: ['Provider', 'Model', 'Pictures', 'Seeds'] },
  { page: 'money', title: 'Money', parts: ['Cap per run', 'Cap per day', 'Ask from', 'On failure', 'Budget'] },
  { page: 'keys', title: 'Keys', parts: ['Provider keys'] },
  { page: 'library', title: 'Library', parts: ['Library place', 'Backup'] },
];

/** The bookmarks of the graph on screen, all of them; the first nine have keys. */
export function bookmarkEntries(studio: Studio): readonly Entry[] {
  const { whole } = studio.workflow.getState();
  const { bookmarks = [] } = whole;
  const palette = studio.paletteOf(whole);
  return bookmarks.map((bookmark, at) => {
    const command = commandIds.find((id) => id === `bookmark-${String(at + 1)}`);
    return {
      id: `bookmark ${String(at)} ${bookmark.name}`,
      group: 'Bookmarks',
      sought: { title: bookmark.name, about: 'bookmark go to' },
      hint: placeWords(whole, palette, bookmark) ?? 'Bookmark',
      icon: Bookmark,
      ...(command && { keys: keysOf(command, shortcutsNow(studio)) }),
      run: () => {
        goToBookmark(studio, bookmark);
      },
    };
  });
}

/** Pictures by a search that was kept. */
export function searchEntries({ gallery, searches, view }: Studio, kept: readonly SavedSearch[]): readonly Entry[] {
  return kept.map(({ id, name, query }) => ({
    id: `search ${id}`,
    group: 'Saved searches',
    sought: { title: name, about: 'saved search find pictures' },
    hint: 'Find pictures',
    icon: Bookmark,
    run: () => {
      searches.getState().choose(id);
      gallery.getState().setQuery(query);
      view.getState().showSection('gallery');
    },
  }));
}
