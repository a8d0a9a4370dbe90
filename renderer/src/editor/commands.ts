import type { Command } from './Command.ts';
import { editCommands } from './editCommands.ts';

/** Every command there is, in the order they are listed. */
export const commands: readonly Command[] = [
  { id: 'new', title: 'New graph', group: 'File', keys: ['Ctrl+Alt+N'], run: ({ files }) => files.newGraph() },
  {
    id: 'open',
    title: 'Open…',
    group: 'File',
    keys: ['Ctrl+O'],
    whileTyping: true,
    run: ({ view }) => {
      view.getState().openDialog('open');
    },
  },
  { id: 'save', title: 'Save', group: 'File', keys: ['Ctrl+S'], whileTyping: true, run: ({ files }) => files.save() },
  {
    id: 'save-as',
    title: 'Save as…',
    group: 'File',
    keys: ['Ctrl+Shift+S'],
    whileTyping: true,
    run: ({ files }) => files.saveAs(),
  },
  {
    id: 'run',
    title: 'Run',
    group: 'Run',
    keys: ['Ctrl+Enter'],
    whileTyping: true,
    run: ({ run }) => run.getState().start(),
  },
  {
    id: 'run-selection',
    title: 'Run to the selected nodes',
    group: 'Run',
    keys: ['Ctrl+Shift+Enter'],
    run: ({ run, workflow }) => {
      const targets = [...workflow.getState().selection];
      return targets.length > 0 && run.getState().start(targets);
    },
  },
  {
    id: 'stop',
    title: 'Stop',
    group: 'Run',
    keys: ['Ctrl+.'],
    whileTyping: true,
    run: ({ run }) => run.getState().stop(),
  },
  ...editCommands,
  {
    id: 'fit',
    title: 'Fit the graph to the window',
    group: 'View',
    keys: ['F'],
    run: ({ view }) => {
      view.getState().canvas?.fit();
    },
  },
  {
    id: 'zoom-in',
    title: 'Zoom in',
    group: 'View',
    keys: ['+', '='],
    run: ({ view }) => {
      view.getState().canvas?.zoomBy(1.2);
    },
  },
  {
    id: 'zoom-out',
    title: 'Zoom out',
    group: 'View',
    keys: ['-'],
    run: ({ view }) => {
      view.getState().canvas?.zoomBy(1 / 1.2);
    },
  },
  {
    id: 'inspector',
    title: 'Show or hide the inspector',
    group: 'View',
    keys: ['I'],
    run: ({ view }) => {
      view.getState().toggleInspector();
    },
  },
  {
    id: 'shortcuts',
    title: 'List the shortcuts',
    group: 'View',
    keys: ['?'],
    run: ({ view }) => {
      view.getState().openDialog('shortcuts');
    },
  },
];
