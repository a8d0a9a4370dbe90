import { BoxSelect } from 'lucide-react';
import type { CommandId } from '#shared/api/commandTable';
import { withHeld } from '../nodes/frame/carried.ts';
import { nodeNearest, nodeTowards, type Direction } from '../nodes/place/nearestNode.ts';
import type { Command } from './Command.ts';
import { focusedNode } from './focusedNode.ts';
import { leaveGroup } from './placeCommands.ts';
import { moveTrunk, selectedBundle } from './moveTrunk.ts';

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
    // Once nothing is selected, it leads out of the group one is in.
    run: (studio) => {
      const { selection, selectedEdges, select } = studio.workflow.getState();
      if (selection.size + selectedEdges.size > 0) select([]);
      else leaveGroup(studio);
    },
  },
  'select-left': selectTowards('left'),
  'select-right': selectTowards('right'),
  'select-up': selectTowards('up'),
  'select-down': selectTowards('down'),
  'also-left': selectTowards('left', 'too'),
  'also-right': selectTowards('right', 'too'),
  'also-up': selectTowards('up', 'too'),
  'also-down': selectTowards('down', 'too'),
  'move-left': move(-STEP, 0),
  'move-right': move(STEP, 0),
  'move-up': move(0, -STEP),
  'move-down': move(0, STEP),
  'move-far-left': move(-LEAP, 0),
  'move-far-right': move(LEAP, 0),
  'move-far-up': move(0, -LEAP),
  'move-far-down': move(0, LEAP),
} as const satisfies Partial<Readonly<Record<CommandId, Command>>>;

/** Where a selected bundle of wires goes, px. */
const STEPS = { left: [-STEP, 0], right: [STEP, 0], up: [0, -STEP], down: [0, STEP] } as const;

/** The trunk of a bundle moves where only its wires are selected. Else from the node that has the focus, else the selected one; from nowhere, the node in the middle of what is seen. */
function selectTowards(direction: Direction, how: 'alone' | 'too' = 'alone'): Command {
  return {
    run: ({ workflow, view }) => {
      const [x, y] = STEPS[direction];
      if (how === 'alone' && moveTrunk({ workflow, view }, x, y)) return;
      const { canvas } = view.getState();
      if (!canvas) return;
      const boxes = canvas.boxes();
      const { selection, select } = workflow.getState();
      const from = focusedNode() ?? [...selection][0];
      const found = from === undefined ? nodeNearest(boxes, canvas.centre()) : nodeTowards(boxes, from, direction);
      if (found === undefined) return;
      select(how === 'too' ? [...selection, found] : [found]);
      canvas.focus(found);
    },
  };
}

function move(x: number, y: number): Command {
  return {
    run: ({ workflow, view }) => {
      if (moveTrunk({ workflow, view }, x, y)) return;
      const { workflow: graph, selection, moveNodes } = workflow.getState();
      const moving = withHeld({ workflow, view }, selection);
      const moves = graph.nodes
        .filter((node) => moving.has(node.id))
        .map(({ id, position }) => ({ id, position: { x: position.x + x, y: position.y + y } }));
      moveNodes(moves, 'keys');
    },
    isEnabled: ({ workflow }) => workflow.getState().selection.size > 0 || selectedBundle({ workflow }) !== undefined,
  };
}
