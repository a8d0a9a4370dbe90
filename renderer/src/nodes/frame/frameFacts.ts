import { nodeName } from '#shared/graph/Graph';
import { editorColour, type EditorColour } from '#shared/nodes/colourField';
import { frame } from '#shared/nodes/frame';
import type { WorkflowNode } from '#shared/workflow/Workflow';
import type { Box } from '../place/freeSpot.ts';
import { frameSize, isFrame } from './frameBox.ts';

/** All there is to draw of a frame, by whatever means. */
export interface FrameFacts extends Box {
  readonly id: string;
  readonly title: string;
  /** `--tint-<colour>` is its token. */
  readonly colour: EditorColour;
}

/** The frames of a graph in the order they are drawn in: the large ones first, so that those in them lie on them. */
export function framesOf(nodes: readonly WorkflowNode[]): readonly FrameFacts[] {
  return nodes
    .filter(isFrame)
    .map(frameFacts)
    .sort((a, b) => b.width * b.height - a.width * a.height);
}

export function frameFacts(node: WorkflowNode): FrameFacts {
  return {
    id: node.id,
    title: nodeName(node, frame.title),
    colour: editorColour(node.fields?.['colour']),
    ...node.position,
    ...frameSize(node),
  };
}
