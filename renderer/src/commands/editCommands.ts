import type { Studio } from '../stores/studio.ts';
import { clipboardText, pasteText } from './clipboard.ts';
import type { Command } from './Command.ts';
import { focusedNode } from './focusedNode.ts';
import { nodeNearest, nodeTowards, type Direction } from '../nodes/nearestNode.ts';

/** px; the grid's own step, and five of them. */
const STEP = 20;
const LEAP = 100;

/** What changes the graph, or what of it is selected. */
export const editCommands = {
  undo: ({ workflow }) => {
    workflow.getState().undo();
  },
  redo: ({ workflow }) => {
    workflow.getState().redo();
  },
  cut: async ({ workflow }) => {
    const text = clipboardText(workflow);
    if (text === null) return;
    await navigator.clipboard.writeText(text);
    workflow.getState().removeSelected();
  },
  copy: async ({ workflow }) => {
    const text = clipboardText(workflow);
    if (text !== null) await navigator.clipboard.writeText(text);
  },
  paste: async (studio) => {
    // Comes back as a clipboard event, which the page may read.
    if (studio.view.getState().door === 'desktop') await studio.client('app.paste');
    else await pasteInBrowser(studio);
  },
  delete: ({ workflow }) => {
    workflow.getState().removeSelected();
  },
  duplicate: ({ workflow }) => {
    workflow.getState().duplicateSelected();
  },
  'duplicate-wired': ({ workflow }) => {
    workflow.getState().duplicateSelected(true);
  },
  'add-node': ({ view }) => {
    view.getState().openPalette();
  },
  connect: ({ workflow, view }) => {
    const { selection, select } = workflow.getState();
    const node = focusedNode() ?? [...selection][0];
    if (node === undefined) {
      view.getState().notify('Select the node to connect first.', 'The arrow keys do, or a click.');
      return;
    }
    select([node]);
    view.getState().openDialog('connect');
  },
  'select-all': ({ workflow }) => {
    const { workflow: graph, select } = workflow.getState();
    select(graph.nodes.map((node) => node.id));
  },
  'select-none': ({ workflow }) => {
    workflow.getState().select([]);
  },
  'select-left': selectTowards('left'),
  'select-right': selectTowards('right'),
  'select-up': selectTowards('up'),
  'select-down': selectTowards('down'),
  rename: ({ workflow, view }) => {
    const [first] = workflow.getState().selection;
    if (first !== undefined) view.getState().setRenaming(first);
  },
  bypass: (studio) => {
    toggleMode(studio, 'bypass');
  },
  mute: (studio) => {
    toggleMode(studio, 'mute');
  },
  collapse: ({ workflow }) => {
    const { selection, toggleCollapsed } = workflow.getState();
    for (const id of selection) toggleCollapsed(id);
  },
  'move-left': move(-STEP, 0),
  'move-right': move(STEP, 0),
  'move-up': move(0, -STEP),
  'move-down': move(0, STEP),
  'move-far-left': move(-LEAP, 0),
  'move-far-right': move(LEAP, 0),
  'move-far-up': move(0, -LEAP),
  'move-far-down': move(0, LEAP),
} as const satisfies Readonly<Record<string, Command>>;

async function pasteInBrowser(studio: Studio): Promise<void> {
  try {
    pasteText(studio, await navigator.clipboard.readText());
  } catch (caught) {
    if (!(caught instanceof DOMException)) throw caught;
    studio.view
      .getState()
      .notify('The browser did not let the page read the clipboard.', 'Press the keys for it instead.');
  }
}

/** From the node that has the focus, else the selected one; from nowhere, the node in the middle of what is seen. */
function selectTowards(direction: Direction): Command {
  return ({ workflow, view }) => {
    const { canvas } = view.getState();
    if (!canvas) return;
    const boxes = canvas.boxes();
    const from = focusedNode() ?? [...workflow.getState().selection][0];
    const found = from === undefined ? nodeNearest(boxes, canvas.centre()) : nodeTowards(boxes, from, direction);
    if (found === undefined) return;
    workflow.getState().select([found]);
    canvas.focus(found);
  };
}

function move(x: number, y: number): Command {
  return ({ workflow }) => {
    const { workflow: graph, selection, moveNodes } = workflow.getState();
    const moves = graph.nodes
      .filter((node) => selection.has(node.id))
      .map(({ id, position }) => ({ id, position: { x: position.x + x, y: position.y + y } }));
    moveNodes(moves, 'keys');
  };
}

/** Where all selected nodes have the mode it goes, else all get it. */
function toggleMode({ workflow }: Studio, mode: 'bypass' | 'mute'): void {
  const { workflow: graph, selection, setMode } = workflow.getState();
  const chosen = graph.nodes.filter((node) => selection.has(node.id));
  setMode(selection, chosen.every((node) => node.mode === mode) ? undefined : mode);
}
