import type { JsonValue } from '#shared/graph/Field';
import type { Edge, SocketAddress } from '#shared/graph/Graph';
import type { Viewport, Workflow, WorkflowNode } from '#shared/workflow/Workflow';

type NodeExtras = Partial<Omit<WorkflowNode, 'id' | 'type' | 'fields'>>;

/** Builds a workflow step by step; each step gives a new builder, so a common start can be shared. */
export interface GraphBuilder {
  node(id: string, type: string, fields?: Readonly<Record<string, JsonValue>>, extras?: NodeExtras): GraphBuilder;
  /** `wire('n1.text', 'n4.prompt')`; the socket is what follows the last dot. */
  wire(from: string, to: string): GraphBuilder;
  viewport(viewport: Viewport): GraphBuilder;
  build(): Workflow;
}

export function aGraph(name = 'Test graph'): GraphBuilder {
  return builder({ name, nodes: [], edges: [] });
}

function builder(workflow: Workflow): GraphBuilder {
  return {
    node: (id, type, fields, extras = {}) => {
      const position = { x: workflow.nodes.length * 320, y: 0 };
      const node: WorkflowNode = { id, type, position, ...(fields && { fields }), ...extras };
      return builder({ ...workflow, nodes: [...workflow.nodes, node] });
    },
    wire: (from, to) => builder({ ...workflow, edges: [...workflow.edges, wire(from, to)] }),
    viewport: (viewport) => builder({ ...workflow, viewport }),
    build: () => workflow,
  };
}

/** The edge of `wire('n1.text', 'n4.prompt')`. */
export function wire(from: string, to: string): Edge {
  return { from: address(from), to: address(to) };
}

function address(text: string): SocketAddress {
  const dot = text.lastIndexOf('.');
  return { node: text.slice(0, dot), socket: text.slice(dot + 1) };
}
