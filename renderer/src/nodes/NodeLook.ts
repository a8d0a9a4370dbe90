import type { LucideIcon } from 'lucide-react';
import type { ComponentType } from 'react';
import type { AnyNodeDefinition } from '#shared/graph/NodeDefinition';
import type { WorkflowNode } from '#shared/workflow/Workflow';

export interface BodyProps {
  readonly node: WorkflowNode;
  readonly definition: AnyNodeDefinition;
}

/** How a node type differs from the form its definition gives. */
export interface NodeLook {
  /** Absent: that of its category. */
  readonly icon?: LucideIcon;
  /** Between the inputs and the outputs. */
  readonly Body?: ComponentType<BodyProps>;
  /** Whether it stands last, where a node without inputs would show what it is first. */
  readonly isBodyLast?: boolean;
  /** In place of the name of a socket. */
  readonly SocketName?: ComponentType<{ readonly node: WorkflowNode; readonly socket: string }>;
  /** Whether the body says already what a note of the plan says: it is not said below it again. */
  readonly tells?: (note: string) => boolean;
  /** Fields drawn by something else than the form. */
  readonly hides?: readonly string[];
  /** At the start of the row that its output has for itself. */
  readonly Aside?: ComponentType<BodyProps>;
  /** Below its fields in the inspector. */
  readonly Panel?: ComponentType<BodyProps>;
  /** At the right of the header, while the node is open: what there is of how many. */
  readonly Words?: ComponentType<BodyProps>;
  /** What the footer says where no run has anything to say. */
  readonly Footer?: ComponentType<BodyProps>;
  /** One picture in place of the body, for a node that is drawn from afar. */
  readonly Thumbnail?: ComponentType<{ readonly id: string }>;
  /** px */
  readonly width?: number;
  /** How high the body is, whatever comes into it, px; of the width that it has, and of what its type is. */
  readonly bodyHeight?: number | ((width: number, definition: AnyNodeDefinition | undefined) => number);
  /** How low the body can be made, px. */
  readonly leastBody?: number;
  /** Whether its height can be set too. */
  readonly stretches?: boolean;
}
