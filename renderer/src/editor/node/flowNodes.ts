import type { Node } from '@xyflow/react';
import { definitionOf } from '#shared/graph/definitionOf';
import type { Edge } from '#shared/graph/Graph';
import type { AnyNodeDefinition, Palette } from '#shared/graph/NodeDefinition';
import { edgesInto } from '#shared/workflow/lookups';
import type { Workflow, WorkflowNode } from '#shared/workflow/Workflow';
import { REROUTE } from '#shared/graph/withoutReroutes';
import { isFrame } from '../../nodes/frame/frameBox.ts';
import { nodeLook } from '../../nodes/index.ts';
import { estimateGeometry } from '../../nodes/rows/nodeGeometry.ts';

/** A node as React Flow has it: where it lies and how large it is. What it shows is read from the stores by id. */
export type FlowNode = Node<Record<string, never>, 'node' | 'frame' | 'reroute'>;

const NO_DATA: Record<string, never> = {};
const AS_NODE = { type: 'node' } as const;
/** Below wires and nodes also while it is selected; what is clicked or drawn around on its ground is not it. */
const AS_REROUTE = { type: 'reroute' } as const;
const AS_FRAME = { type: 'frame', zIndex: -2000, selectable: false, style: { pointerEvents: 'none' } } as const;
interface Source {
  readonly node: WorkflowNode;
  readonly definition: AnyNodeDefinition | undefined;
  readonly name: string;
  /** The wires into it. */
  readonly wires: readonly Edge[];
}

/** What each flow node was made from, so that one whose node did not change stays the very same object. */
const sources = new WeakMap<FlowNode, Source>();

/** React Flow's nodes for a graph. What it measured is kept, and so is every object nothing changed about. */
export function deriveFlowNodes(
  { nodes, edges }: Pick<Workflow, 'nodes' | 'edges'>,
  selection: ReadonlySet<string>,
  before: readonly FlowNode[],
  palette: Palette,
  names: ReadonlyMap<string, string>,
): FlowNode[] {
  const known = new Map(before.map((node) => [node.id, node]));
  const derived = nodes.map((node) =>
    deriveNode(
      {
        node,
        definition: definitionOf(palette, node),
        name: names.get(node.id) ?? node.type,
        wires: edgesInto({ edges }, node.id),
      },
      selection.has(node.id),
      known.get(node.id),
    ),
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
  const { node, definition, name, wires } = source;
  const was = before && sources.get(before);
  const hasSameWires = was !== undefined && isSameSockets(was.wires, wires);
  const isSame = hasSameWires && was.node === node && was.definition === definition && was.name === name;
  if (isSame && before?.selected === selected) {
    if (was.wires !== wires) sources.set(before, source);
    return before;
  }
  const { width, height, handles } = estimateGeometry(node, definition, new Set(wires.map(({ to }) => to.socket)));
  const stretched = nodeLook(node.type).stretches && !node.collapsed && node.size ? height : undefined;
  // Sockets that follow fields are measured by the node as it draws them anew; what it measures holds, not an estimate.
  const isMeasuredAgain = definition?.shape !== undefined && was?.definition?.shape === definition.shape;
  const isSameShape =
    hasSameWires && was.node.collapsed === node.collapsed && (was.definition === definition || isMeasuredAgain);
  const derived: FlowNode = {
    id: node.id,
    ...(isFrame(node) ? AS_FRAME : node.type === REROUTE ? AS_REROUTE : AS_NODE),
    data: NO_DATA,
    position: node.position,
    width,
    ...(isFrame(node) ? { height } : stretched !== undefined && { height: stretched }),
    // An estimate stands with its sockets; a real measure comes without, for React Flow then knows where they are. From afar nothing measures,
    // so a node that was folded is estimated again.
    ...(before?.measured && !before.handles && isSameShape
      ? { measured: before.measured }
      : { measured: { width, height: stretched ?? height }, handles }),
    selected,
    ariaLabel: name,
    ...(node.title === undefined && definition && { domAttributes: untitled(definition) }),
  };
  sources.set(derived, source);
  return derived;
}

/** Whoever looks for a node in the page may know it by its type, however it is called by what it feeds. */
function untitled({ title }: AnyNodeDefinition): NonNullable<FlowNode['domAttributes']> {
  return { 'data-untitled': title } as NonNullable<FlowNode['domAttributes']>;
}

/** Rows follow the inputs that something is wired to. */
function isSameSockets(before: readonly Edge[], now: readonly Edge[]): boolean {
  if (before === now) return true;
  return before.length === now.length && before.every(({ to }, at) => to.socket === now[at]?.to.socket);
}
