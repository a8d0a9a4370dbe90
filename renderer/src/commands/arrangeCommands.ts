import {
  AlignCenterHorizontal,
  AlignCenterVertical,
  AlignEndHorizontal,
  AlignEndVertical,
  AlignHorizontalDistributeCenter,
  AlignStartHorizontal,
  AlignStartVertical,
  AlignVerticalDistributeCenter,
  Magnet,
  Network,
} from 'lucide-react';
import type { CommandId } from '#shared/api/commandTable';
import type { Position } from '#shared/workflow/Workflow';
import { alignBoxes, distributeBoxes, type Alignment, type Axis } from '../nodes/arrange/alignBoxes.ts';
import { tidy } from '../nodes/arrange/tidy.ts';
import { carried } from '../nodes/frame/carried.ts';
import { isFrame } from '../nodes/frame/frameBox.ts';
import { heldBy } from '../nodes/frame/heldBy.ts';
import type { Box } from '../nodes/place/freeSpot.ts';
import type { Studio } from '../stores/studio.ts';
import type { Command } from './Command.ts';

/** Putting nodes in order. */
export const arrangeCommands = {
  'align-left': align('left', AlignStartVertical),
  'align-centre': align('centre', AlignCenterVertical),
  'align-right': align('right', AlignEndVertical),
  'align-top': align('top', AlignStartHorizontal),
  'align-middle': align('middle', AlignCenterHorizontal),
  'align-bottom': align('bottom', AlignEndHorizontal),
  'distribute-across': distribute('x', AlignHorizontalDistributeCenter),
  'distribute-down': distribute('y', AlignVerticalDistributeCenter),
  tidy: {
    run: (studio) => {
      const { selection, workflow } = studio.workflow.getState();
      return tidy(studio, selection.size > 1 ? selection : workflow.nodes.map(({ id }) => id));
    },
    isEnabled: ({ workflow }) => workflow.getState().workflow.nodes.length > 1,
    label: ({ workflow }) => (workflow.getState().selection.size > 1 ? 'Tidy the selection' : 'Tidy the graph'),
    icon: Network,
  },
  'tidy-all': {
    run: (studio) =>
      tidy(
        studio,
        studio.workflow.getState().workflow.nodes.map(({ id }) => id),
      ),
    isEnabled: ({ workflow }) => workflow.getState().workflow.nodes.length > 1,
  },
  snap: {
    run: ({ view }) => {
      view.getState().toggleSnapping();
    },
    isChecked: ({ view }) => view.getState().isSnapping,
    icon: Magnet,
  },
} as const satisfies Partial<Readonly<Record<CommandId, Command>>>;

function align(alignment: Alignment, icon: NonNullable<Command['icon']>): Command {
  return { run: arrange((boxes) => alignBoxes(boxes, alignment)), isEnabled: hasAtLeast(2), icon };
}

function distribute(axis: Axis, icon: NonNullable<Command['icon']>): Command {
  return { run: arrange((boxes) => distributeBoxes(boxes, axis)), isEnabled: hasAtLeast(3), icon };
}

/** What lies in a selected frame goes with it, and is not arranged by itself. */
function arrange(place: (boxes: ReadonlyMap<string, Box>) => ReadonlyMap<string, Position>) {
  return (studio: Studio): void => {
    const boxes = studio.view.getState().canvas?.boxes();
    if (!boxes) return;
    const { workflow, moveNodes } = studio.workflow.getState();
    const chosen = new Map(
      outermost(studio, boxes).flatMap((id) => {
        const box = boxes.get(id);
        return box ? [[id, box] as const] : [];
      }),
    );
    moveNodes(carried(place(chosen), workflow.nodes, boxes));
  };
}

function outermost({ workflow }: Studio, boxes: ReadonlyMap<string, Box>): readonly string[] {
  const { workflow: graph, selection } = workflow.getState();
  const frames = graph.nodes.filter((node) => selection.has(node.id) && isFrame(node));
  const held = new Set(frames.flatMap(({ id }) => [...heldBy([id], boxes)]));
  return [...selection].filter((id) => !held.has(id));
}

function hasAtLeast(count: number) {
  return ({ workflow }: Studio): boolean => workflow.getState().selection.size >= count;
}
