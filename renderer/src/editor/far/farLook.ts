import { editorColour } from '#shared/nodes/colourField';
import { note } from '#shared/nodes/note';
import type { AnyNodeDefinition } from '#shared/graph/NodeDefinition';
import { REROUTE } from '#shared/graph/withoutReroutes';
import type { NodeRunState } from '#shared/runs/RunState';
import type { WorkflowNode } from '#shared/workflow/Workflow';
import { isFrame } from '../../nodes/frame/frameBox.ts';
import { frameFacts } from '../../nodes/frame/frameFacts.ts';
import { rerouteColour } from '../wires/rerouteColour.ts';

/** What a sign beside the title tells; each has a shape of its own. */
export type FarMark = NodeRunState['status'] | 'bypass' | 'mute' | 'stale';

export interface FarLook {
  readonly title: string;
  /** Of what it gives, as the style sheets name it. */
  readonly colour: string;
  readonly mark: FarMark | undefined;
  /** Whether it takes no part: passed by, or muted. */
  readonly isOff: boolean;
  /** Whether it lies beneath all others, as a frame does. */
  readonly isGround: boolean;
  /** Whether it is but a bend of a wire. */
  readonly isDot: boolean;
}

/**
 * What a node shows of itself from afar.
 * @param title what it is called
 */
export function farLook(
  node: WorkflowNode,
  title: string,
  definition: AnyNodeDefinition | undefined,
  status: NodeRunState['status'] | undefined,
  isStale: boolean,
): FarLook {
  return {
    title,
    colour: colourOf(node, definition),
    mark: markOf(node, status, isStale),
    isOff: node.mode !== undefined,
    isGround: isFrame(node),
    isDot: node.type === REROUTE,
  };
}

function colourOf(node: WorkflowNode, definition: AnyNodeDefinition | undefined): string {
  if (isFrame(node)) return `--tint-${frameFacts(node).colour}`;
  if (node.type === REROUTE) return rerouteColour(node.fields);
  if (node.type === note.type) return `--tint-${editorColour(node.fields?.['colour'])}`;
  const gives = Object.values(definition?.outputs ?? {})[0]?.type;
  return gives ? `--socket-${gives}` : '--line-strong';
}

/** How a node is set comes before what a run said of it. */
function markOf(
  { mode }: WorkflowNode,
  status: NodeRunState['status'] | undefined,
  isStale: boolean,
): FarMark | undefined {
  if (mode === 'bypass' || mode === 'mute') return mode;
  const hasEnded = status !== undefined && status !== 'queued' && status !== 'running';
  return isStale && hasEnded ? 'stale' : status;
}
