import type { Studio } from '../stores/studio.ts';
import { clipboardText, pasteText } from './clipboard.ts';

/** Something a person can ask for, by key, menu or button. */
export interface Command {
  readonly id: string;
  readonly title: string;
  readonly group: 'File' | 'Run' | 'Edit' | 'View';
  /** As `Ctrl+Shift+Z`; Ctrl is ⌘ on a Mac. The first is the one shown. */
  readonly keys: readonly string[];
  /** Whether its keys work while something is typed too. */
  readonly whileTyping?: true;
  /** The browser itself acts on these keys, by a clipboard event: they are only listed. */
  readonly native?: true;
  readonly run: (studio: Studio) => unknown;
}

/** px; the grid's own step, and five of them. */
const STEP = 20;
const LEAP = 100;

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
  {
    id: 'undo',
    title: 'Undo',
    group: 'Edit',
    keys: ['Ctrl+Z'],
    run: ({ workflow }) => {
      workflow.getState().undo();
    },
  },
  {
    id: 'redo',
    title: 'Redo',
    group: 'Edit',
    keys: ['Ctrl+Shift+Z', 'Ctrl+Y'],
    run: ({ workflow }) => {
      workflow.getState().redo();
    },
  },
  {
    id: 'add-node',
    title: 'Add a node',
    group: 'Edit',
    keys: ['Tab', '/'],
    run: ({ view }) => {
      view.getState().openPalette();
    },
  },
  {
    id: 'delete',
    title: 'Delete',
    group: 'Edit',
    keys: ['Delete', 'Backspace'],
    run: ({ workflow }) => {
      workflow.getState().removeSelected();
    },
  },
  {
    id: 'duplicate',
    title: 'Duplicate',
    group: 'Edit',
    keys: ['Ctrl+D'],
    run: ({ workflow }) => {
      workflow.getState().duplicateSelected();
    },
  },
  {
    id: 'duplicate-wired',
    title: 'Duplicate with its wires',
    group: 'Edit',
    keys: ['Ctrl+Shift+D'],
    run: ({ workflow }) => {
      workflow.getState().duplicateSelected(true);
    },
  },
  {
    id: 'copy',
    title: 'Copy',
    group: 'Edit',
    keys: ['Ctrl+C'],
    native: true,
    run: async ({ workflow }) => {
      const text = clipboardText(workflow);
      if (text !== null) await navigator.clipboard.writeText(text);
    },
  },
  {
    id: 'cut',
    title: 'Cut',
    group: 'Edit',
    keys: ['Ctrl+X'],
    native: true,
    run: async ({ workflow }) => {
      const text = clipboardText(workflow);
      if (text === null) return;
      await navigator.clipboard.writeText(text);
      workflow.getState().removeSelected();
    },
  },
  {
    id: 'paste',
    title: 'Paste',
    group: 'Edit',
    keys: ['Ctrl+V'],
    native: true,
    run: async (studio) => {
      pasteText(studio, await navigator.clipboard.readText());
    },
  },
  {
    id: 'select-all',
    title: 'Select all',
    group: 'Edit',
    keys: ['Ctrl+A'],
    run: ({ workflow }) => {
      const { workflow: graph, select } = workflow.getState();
      select(graph.nodes.map((node) => node.id));
    },
  },
  {
    id: 'select-none',
    title: 'Select nothing',
    group: 'Edit',
    keys: ['Escape'],
    run: ({ workflow }) => {
      workflow.getState().select([]);
    },
  },
  {
    id: 'rename',
    title: 'Rename',
    group: 'Edit',
    keys: ['F2'],
    run: ({ workflow, view }) => {
      const [first] = workflow.getState().selection;
      if (first !== undefined) view.getState().setRenaming(first);
    },
  },
  {
    id: 'bypass',
    title: 'Bypass',
    group: 'Edit',
    keys: ['Ctrl+B'],
    run: (studio) => {
      toggleMode(studio, 'bypass');
    },
  },
  {
    id: 'mute',
    title: 'Mute',
    group: 'Edit',
    keys: ['Ctrl+M'],
    run: (studio) => {
      toggleMode(studio, 'mute');
    },
  },
  {
    id: 'collapse',
    title: 'Collapse',
    group: 'Edit',
    keys: ['Alt+C'],
    run: ({ workflow }) => {
      const { selection, toggleCollapsed } = workflow.getState();
      for (const id of selection) toggleCollapsed(id);
    },
  },
  move('left', 'ArrowLeft', -STEP, 0),
  move('right', 'ArrowRight', STEP, 0),
  move('up', 'ArrowUp', 0, -STEP),
  move('down', 'ArrowDown', 0, STEP),
  move('far left', 'Shift+ArrowLeft', -LEAP, 0),
  move('far right', 'Shift+ArrowRight', LEAP, 0),
  move('far up', 'Shift+ArrowUp', 0, -LEAP),
  move('far down', 'Shift+ArrowDown', 0, LEAP),
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

function move(way: string, key: string, x: number, y: number): Command {
  return {
    id: `move-${way.replace(' ', '-')}`,
    title: `Move ${way}`,
    group: 'Edit',
    keys: [key],
    run: ({ workflow }) => {
      const { workflow: graph, selection, moveNodes } = workflow.getState();
      const moves = graph.nodes
        .filter((node) => selection.has(node.id))
        .map(({ id, position }) => ({ id, position: { x: position.x + x, y: position.y + y } }));
      moveNodes(moves, 'keys');
    },
  };
}

/** Where all selected nodes have the mode it goes, else all get it. */
function toggleMode({ workflow }: Studio, mode: 'bypass' | 'mute'): void {
  const { workflow: graph, selection, setMode } = workflow.getState();
  const chosen = graph.nodes.filter((node) => selection.has(node.id));
  setMode(selection, chosen.every((node) => node.mode === mode) ? undefined : mode);
}
