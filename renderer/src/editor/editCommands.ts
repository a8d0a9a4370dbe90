import type { Studio } from '../stores/studio.ts';
import { clipboardText, pasteText } from './clipboard.ts';
import type { Command } from './Command.ts';

/** px; the grid's own step, and five of them. */
const STEP = 20;
const LEAP = 100;

/** What changes the graph, or what of it is selected. */
export const editCommands: readonly Command[] = [
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
