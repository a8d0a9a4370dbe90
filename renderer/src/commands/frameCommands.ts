import { Frame, Maximize2, Shrink, SquareDashedMousePointer, Trash2, Ungroup } from 'lucide-react';
import type { CommandId } from '#shared/api/commandTable';
import { frame } from '#shared/nodes/frame';
import { note } from '#shared/nodes/note';
import { REROUTE } from '#shared/graph/withoutReroutes';
import type { WorkflowNode } from '#shared/workflow/Workflow';
import { removeParts } from '#shared/workflow/edits';
import { boxAround } from '../nodes/frame/boxAround.ts';
import { withHeld } from '../nodes/frame/carried.ts';
import { fitFrames } from '../nodes/frame/fitFrames.ts';
import { boundedFrame, isFrame } from '../nodes/frame/frameBox.ts';
import { makeNode } from '../nodes/place/makeNode.ts';
import { clampWidth } from '../nodes/rows/nodeGeometry.ts';
import type { Studio } from '../stores/studio.ts';
import type { Command } from './Command.ts';

/** px; the grid's step. */
const STEP = 20;

/** What is done with frames, and with what they hold. */
export const frameCommands = {
  'frame-selection': {
    run: (studio) => {
      const { workflow: graph, selection, change } = studio.workflow.getState();
      const boxes = studio.view.getState().canvas?.boxes();
      const around = boxAround([...selection].flatMap((id) => boxes?.get(id) ?? []));
      if (!around) return;
      const { x, y, ...size } = around;
      const id = studio.workflow.getState().newId();
      const made = makeNode(studio, { id, type: frame.type, position: { x, y } });
      const added: WorkflowNode = { ...made, size: boundedFrame(size) };
      change({ ...graph, nodes: [...graph.nodes, added] }, [id]);
      studio.view.getState().setRenaming(id);
    },
    isEnabled: ({ workflow }) => workflow.getState().selection.size > 0,
    icon: Frame,
  },
  'fit-frame': {
    run: (studio) => {
      fitFrames(
        studio,
        chosenFrames(studio).map(({ id }) => id),
      );
    },
    isEnabled: hasFrame,
    icon: Shrink,
  },
  'select-held': {
    run: (studio) => {
      const frames = new Set(chosenFrames(studio).map(({ id }) => id));
      studio.workflow.getState().select([...withHeld(studio, frames)].filter((id) => !frames.has(id)));
    },
    isEnabled: hasFrame,
    icon: SquareDashedMousePointer,
  },
  'dissolve-frame': {
    run: (studio) => {
      const { workflow, change } = studio.workflow.getState();
      const frames = new Set(chosenFrames(studio).map(({ id }) => id));
      const held = [...withHeld(studio, frames)].filter((id) => !frames.has(id));
      change(removeParts(workflow, frames, new Set()), held);
    },
    isEnabled: hasFrame,
    icon: Ungroup,
  },
  'delete-held': {
    run: (studio) => {
      const { workflow, selection, change } = studio.workflow.getState();
      change(removeParts(workflow, withHeld(studio, selection), new Set()), []);
    },
    isEnabled: hasFrame,
    icon: Trash2,
  },
  wider: resize(STEP, 0, Maximize2),
  narrower: resize(-STEP, 0),
  taller: resize(0, STEP),
  lower: resize(0, -STEP),
} as const satisfies Partial<Readonly<Record<CommandId, Command>>>;

function chosenFrames({ workflow }: Studio): readonly WorkflowNode[] {
  const { workflow: graph, selection } = workflow.getState();
  return graph.nodes.filter((node) => selection.has(node.id) && isFrame(node));
}

function hasFrame(studio: Studio): boolean {
  return chosenFrames(studio).length > 0;
}

/** Of frames and notes, which are as large as they are made, and of nodes within the bounds of their rows. */
function resize(width: number, height: number, icon?: Command['icon']): Command {
  const chosen = ({ workflow }: Studio) => {
    const { workflow: graph, selection } = workflow.getState();
    return graph.nodes.filter((node) => selection.has(node.id) && node.type !== REROUTE && !node.collapsed);
  };
  return {
    run: (studio) => {
      const boxes = studio.view.getState().canvas?.boxes();
      const places = chosen(studio).flatMap((node) => {
        const box = boxes?.get(node.id);
        const wished = box && { width: box.width + width, height: box.height + height };
        if (!wished) return [];
        const isFree = isFrame(node) || node.type === note.type;
        const size = isFree ? boundedFrame(wished) : { ...wished, width: clampWidth(wished.width) };
        return [{ id: node.id, position: node.position, size }];
      });
      studio.workflow.getState().placeNodes(places, 'resize');
    },
    isEnabled: (studio) => chosen(studio).length > 0,
    ...(icon && { icon }),
  };
}
