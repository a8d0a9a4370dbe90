import { BoxSelect } from 'lucide-react';
import type { CommandId } from '#shared/api/commandTable';
import { nodeNearest, nodeTowards, type Direction } from '../nodes/nearestNode.ts';
import type { Command } from './Command.ts';
import { focusedNode } from './focusedNode.ts';

/** px; the grid's own step, and five of them. */
const STEP = 20;
const LEAP = 100;

/** What of the graph is selected, and moving it, by keys. */
export const selectCommands = {
  'select-all': {
    run: ({ workflow }) => {
      const { workflow: graph, select } = workflow.getState();
      select(graph.nodes.map((node) => node.id));
    },
    icon: BoxSelect,
  },
  'select-none': {
    run: ({ workflow }) => {
      workflow.getState().select([]);
    },
  },
  'select-left': selectTowards('left'),
  'select-right': selectTowards('right'),
  'select-up': selectTowards('up'),
  'select-down': selectTowards('down'),
  'move-left': move(-STEP, 0),
  'move-right': move(STEP, 0),
  'move-up': move(0, -STEP),
  'move-down': move(0, STEP),
  'move-far-left': move(-LEAP, 0),
  'move-far-right': move(LEAP, 0),
  'move-far-up': move(0, -LEAP),
  'move-far-down': move(0, LEAP),
} as const satisfies Partial<Readonly<Record<CommandId, Command>>>;

/** From the node that has the focus, else the selected one; from nowhere, the node in the middle of what is seen. */
function selectTowards(direction: Direction): Command {
  return {
    run: ({ workflow, view }) => {
      const { canvas } = view.getState();
      if (!canvas) return;
      const boxes = canvas.boxes();
      const from = focusedNode() ?? [...workflow.getState().selection][0];
      const found = from === undefined ? nodeNearest(boxes, canvas.centre()) : nodeTowards(boxes, from, direction);
      if (found === undefined) return;
      workflow.getState().select([found]);
      canvas.focus(found);
    },
  };
}

function move(x: number, y: number): Command {
  return {
    run: ({ workflow }) => {
      const { workflow: graph, selection, moveNodes } = workflow.getState();
      const moves = graph.nodes
        .filter((node) => selection.has(node.id))
        .map(({ id, position }) => ({ id, position: { x: position.x + x, y: position.y + y } }));
      moveNodes(moves, 'keys');
    },
    isEnabled: ({ workflow }) => workflow.getState().selection.size > 0,
  };
}
