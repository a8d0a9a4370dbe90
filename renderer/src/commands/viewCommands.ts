import {
  ClipboardList,
  Diamond,
  FolderHeart,
  FolderTree,
  GalleryHorizontal,
  Grid3x3,
  History,
  Keyboard,
  LifeBuoy,
  Map as MapIcon,
  Maximize,
  PanelRight,
  Scan,
  ZoomIn,
  ZoomOut,
} from 'lucide-react';
import { commandFacts, commandIds, type CommandId, type ShowCommandId } from '#shared/api/commandTable';
import { nameNow } from '../stores/history/historyDeeds.ts';
import { sheetAt } from '../nodes/sweep/sheetAt.ts';
import { showsForm } from '../stores/view/showsForm.ts';
import type { Theme } from '../stores/view/ViewState.ts';
import type { Command } from './Command.ts';
import { focusedNode } from './focusedNode.ts';

/** What is about what the window shows. */
export const viewCommands = {
  ...showCommands(),

  commands: {
    run: ({ questions }) => {
      void questions.ask('commands');
    },
  },
  'show-form': {
    run: ({ view }) => {
      const state = view.getState();
      state.showForm(state.section !== 'graph' || !showsForm(state));
    },
    isChecked: ({ view }) => view.getState().section === 'graph' && showsForm(view.getState()),
    icon: ClipboardList,
  },
  'contact-sheet': {
    run: ({ view, ...studio }) => {
      const sheet = sheetAt(studio);
      if (sheet) view.getState().openSheet(sheet);
    },
    isEnabled: (studio) => sheetAt(studio) !== undefined,
    needs: 'a sweep in the graph',
    icon: Grid3x3,
  },
  history: {
    run: ({ view }) => {
      const { history, openHistory, closeHistory } = view.getState();
      if (history) closeHistory();
      else openHistory();
    },
    isChecked: ({ view }) => view.getState().history !== null,
    icon: History,
  },
  'name-version': {
    run: (studio) => nameNow(studio),
    icon: Diamond,
  },
  'reference-sets': {
    run: ({ questions }) => {
      void questions.ask('sets', {});
    },
    icon: FolderHeart,
  },
  fit: {
    run: ({ view }) => {
      view.getState().canvas?.fit();
    },
    icon: Maximize,
  },
  'fit-selection': {
    run: ({ view, workflow }) => {
      view.getState().canvas?.fitTo(workflow.getState().selection);
    },
    isEnabled: ({ workflow }) => workflow.getState().selection.size > 0,
    icon: Scan,
  },
  'zoom-whole': {
    run: ({ view }) => {
      view.getState().canvas?.zoomTo(1);
    },
  },
  'zoom-in': {
    run: ({ view }) => {
      view.getState().canvas?.zoomBy(1.2);
    },
    icon: ZoomIn,
  },
  'zoom-out': {
    run: ({ view }) => {
      view.getState().canvas?.zoomBy(1 / 1.2);
    },
    icon: ZoomOut,
  },
  overview: {
    run: ({ view }) => {
      view.getState().toggleOverview();
    },
    isChecked: ({ view }) => view.getState().overviewOpen,
    icon: MapIcon,
  },
  inspector: {
    run: ({ view }) => {
      view.getState().toggleInspector();
    },
    isChecked: ({ view }) => view.getState().inspectorOpen,
    icon: PanelRight,
  },
  filmstrip: {
    run: ({ view }) => {
      view.getState().toggleFilmstrip();
    },
    isChecked: ({ view }) => view.getState().filmstripOpen,
    icon: GalleryHorizontal,
  },
  wildcards: {
    run: ({ questions, workflow }) => {
      const node = focusedNode() ?? [...workflow.getState().selection][0] ?? null;
      void questions.ask('wildcards', { node, caret: null });
    },
    icon: FolderTree,
  },
  'theme-dark': theme('dark'),
  'theme-light': theme('light'),
  'theme-system': theme('system'),

  shortcuts: {
    run: ({ questions }) => {
      void questions.ask('shortcuts');
    },
    icon: Keyboard,
  },
  report: {
    run: ({ questions }) => {
      void questions.ask('report');
    },
    icon: LifeBuoy,
  },
} as const satisfies Partial<Readonly<Record<CommandId, Command>>>;

/** A command for each view the table has one for. */
function showCommands(): Readonly<Record<ShowCommandId, Command>> {
  const entries = commandIds.flatMap((id): [CommandId, Command][] => {
    const { shows } = commandFacts(id);
    if (shows === undefined) return [];
    return [
      [
        id,
        {
          run: ({ view }) => {
            view.getState().showSection(shows);
          },
          isChecked: ({ view }) => view.getState().section === shows,
        },
      ],
    ];
  });
  return Object.fromEntries(entries) as Record<ShowCommandId, Command>;
}

function theme(name: Theme): Command {
  return {
    run: ({ view }) => {
      view.getState().setTheme(name);
    },
    isChecked: ({ view }) => view.getState().theme === name,
  };
}
