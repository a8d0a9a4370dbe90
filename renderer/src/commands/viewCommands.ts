import { FolderHeart, FolderTree, Keyboard, LifeBuoy, Maximize, PanelRight, ZoomIn, ZoomOut } from 'lucide-react';
import { commandFacts, commandIds, type CommandId, type ShowCommandId } from '#shared/api/commandTable';
import type { Studio } from '../stores/studio.ts';
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
  'reference-sets': {
    run: ({ questions }) => {
      void questions.ask('sets', {});
    },
    icon: FolderHeart,
  },
  'next-tab': step(1),
  'previous-tab': step(-1),
  fit: {
    run: ({ view }) => {
      view.getState().canvas?.fit();
    },
    icon: Maximize,
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
  inspector: {
    run: ({ view }) => {
      view.getState().toggleInspector();
    },
    isChecked: ({ view }) => view.getState().inspectorOpen,
    icon: PanelRight,
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

function step(by: 1 | -1): Command {
  return {
    run: ({ documents }) => {
      documents.step(by);
    },
    isEnabled: ({ documents }: Studio) => documents.getState().tabs.length > 1,
  };
}

function theme(name: Theme): Command {
  return {
    run: ({ view }) => {
      view.getState().setTheme(name);
    },
    isChecked: ({ view }) => view.getState().theme === name,
  };
}
