import { Copy, History, ListTree, Pencil, SquareX, X } from 'lucide-react';
import type { CommandId } from '#shared/api/commandTable';
import { moveTab } from '../stores/graph/moveTab.ts';
import { tabsBeside } from '../stores/graph/tabsBeside.ts';
import type { Studio } from '../stores/studio.ts';
import type { Command } from './Command.ts';
import { renameGraph } from './renameGraph.ts';

/** What is about the tabs of the graphs that are open. */
export const tabCommands = {
  'duplicate-graph': {
    run: ({ files }) => {
      files.duplicate();
    },
    icon: Copy,
  },
  'rename-graph': {
    run: (studio) => {
      renameGraph(studio, active(studio));
    },
    icon: Pencil,
  },
  'close-tab': { run: ({ files }) => files.closeTab(), icon: X },
  'close-others': close('others'),
  'close-right': close('right'),
  'close-saved': close('saved'),
  'close-all': { run: ({ files }) => files.closeAll(), icon: SquareX },
  'reopen-tab': {
    run: ({ files }) => files.reopenClosed(),
    isEnabled: ({ documents }) => documents.getState().closed.length > 0,
    icon: History,
  },
  'next-tab': step(1),
  'previous-tab': step(-1),
  'move-tab-left': move(-1),
  'move-tab-right': move(1),
  'list-tabs': {
    run: ({ questions }) => {
      void questions.ask('tabs');
    },
    icon: ListTree,
  },
} as const satisfies Partial<Readonly<Record<CommandId, Command>>>;

function active({ documents }: Studio): string {
  return documents.getState().activeId;
}

function close(which: Parameters<typeof tabsBeside>[2]): Command {
  const chosen = (studio: Studio) => tabsBeside(studio.documents.getState().tabs, active(studio), which);
  return {
    run: (studio) => studio.files.closeAll(chosen(studio)),
    isEnabled: (studio) => chosen(studio).length > 0,
  };
}

function step(by: 1 | -1): Command {
  return {
    run: ({ documents }) => {
      documents.step(by);
    },
    isEnabled: ({ documents }: Studio) => documents.getState().tabs.length > 1,
  };
}

function move(by: 1 | -1): Command {
  const place = ({ documents }: Studio) => documents.getState().tabs.indexOf(documents.active()) + by;
  return {
    run: (studio) => {
      moveTab(studio, active(studio), place(studio));
    },
    isEnabled: (studio) => studio.documents.getState().tabs[place(studio)] !== undefined,
  };
}
