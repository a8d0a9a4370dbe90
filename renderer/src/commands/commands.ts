import type { CommandId } from '#shared/api/commandTable';
import type { Command } from './Command.ts';
import { editCommands } from './editCommands.ts';
import { runCommands } from './runCommands.ts';

/** What each command does. One that is missing here does not compile. */
export const commands: Readonly<Record<CommandId, Command>> = {
  ...editCommands,
  ...runCommands,

  new: ({ files }) => files.newGraph(),
  open: ({ files }) => files.open(),
  'open-sample': ({ files }) => files.openSample(),
  save: ({ files }) => files.save(),
  'save-as': ({ files }) => files.saveAs(),
  share: ({ view }) => {
    view.getState().openDialog('share');
  },
  'close-tab': ({ files }) => files.closeTab(),
  'close-all': ({ files }) => files.closeAll(),
  'next-tab': ({ documents }) => {
    documents.getState().step(1);
  },
  'previous-tab': ({ documents }) => {
    documents.getState().step(-1);
  },
  settings: ({ view }) => {
    view.getState().openDialog('settings');
  },

  commands: ({ view }) => {
    view.getState().openDialog('commands');
  },
  'show-graph': ({ view }) => {
    view.getState().showSection('graph');
  },
  'show-runs': ({ view }) => {
    view.getState().showSection('runs');
  },
  fit: ({ view }) => {
    view.getState().canvas?.fit();
  },
  'zoom-in': ({ view }) => {
    view.getState().canvas?.zoomBy(1.2);
  },
  'zoom-out': ({ view }) => {
    view.getState().canvas?.zoomBy(1 / 1.2);
  },
  inspector: ({ view }) => {
    view.getState().toggleInspector();
  },
  'theme-dark': ({ view }) => {
    view.getState().setTheme('dark');
  },
  'theme-light': ({ view }) => {
    view.getState().setTheme('light');
  },
  'theme-system': ({ view }) => {
    view.getState().setTheme('system');
  },

  shortcuts: ({ view }) => {
    view.getState().openDialog('shortcuts');
  },
  report: ({ view }) => {
    view.getState().openDialog('report');
  },
};
