import type { Node } from '@xyflow/react';
import { definitionOf } from '#shared/graph/definitionOf';
import { nodeName } from '#shared/graph/Graph';
import type { AnyNodeDefinition, Palette } from '#shared/graph/NodeDefinition';
import type { WorkflowNode } from '#shared/workflow/Workflow';
import { nodeLook } from '../../nodes/index.ts';
import { estimateGeometry } from '../../nodes/nodeGeometry.ts';

/** A node as React Flow has it: where it lies and how large it is. What it shows is read from the stores by id. */
export type FlowNode = Node<Record<string, never>, 'node'>;

const NO_DATA: Record<string, never> = {};
interface Source {
  readonly node: WorkflowNode;
  readonly definition: AnyNodeDefinition | undefined;
}

/** What each flow node was made from, so that one whose node did not change stays the very same object. */
const sources = new WeakMap<FlowNode, Source>();

/** React Flow's nodes for a graph. What it measured is kept, and so is every object nothing changed about. */
export function deriveFlowNodes(
  nodes: readonly WorkflowNode[],
  selection: ReadonlySet<string>,
  before: readonly FlowNode[],
  palette: Palette,
): FlowNode[] {
  const known = new Map(before.map((node) => [node.id, node]));
  const derived = nodes.map((node) =>
    deriveNode({ node, definition: definitionOf(palette, node) }, selection.has(node.id), known.get(node.id)),
  );
  const isSame = derived.length === before.length && derived.every((node, at) => node === before[at]);
  return isSame ? (before as FlowNode[]) : derived;
}

/** Remembers that a changed copy stands for the same node. */
export function inheritSource(copy: FlowNode, original: FlowNode): FlowNode {
  const source = sources.get(original);
  if (source) sources.set(copy, source);
  return copy;
}

function deriveNode(source: Source, selected: boolean, before: FlowNode | undefined): FlowNode {
  const { node, definition } = source;
  const was = before && sources.get(before);
  if (before?.selected === selected && was?.node === node && was.definition === definition) return before;
  const { width, height, handles } = estimateGeometry(node, definition);
  const stretched = nodeLook(node.type).stretches && !node.collapsed ? node.size?.height : undefined;
  // Sockets that follow fields are measured by the node as it draws them anew; what it measures holds, not an estimate.
  const isMeasuredAgain = definition?.shape !== undefined && was?.definition?.shape === definition.shape;
  const isSameShape = was?.node.collapsed === node.collapsed && (was?.definition === definition || isMeasuredAgain);
  const derived: FlowNode = {
    id: node.id,
    type: 'node',
    data: NO_DATA,
    position: node.position,
    width,
    ...(stretched !== undefined && { height: stretched }),
    // An estimate stands with its sockets; a real measure comes without, for React Flow then knows where they are. From afar nothing measures,
    // so a node that was folded is estimated again.
    ...(before?.measured && !before.handles && isSameShape
      ? { measured: before.measured }
      : { measured: { width, height: stretched ?? height }, handles }),
    selected,
    ariaLabel: nodeName(node, definition?.title),
  };
  sources.set(derived, source);
  return derived;
}
