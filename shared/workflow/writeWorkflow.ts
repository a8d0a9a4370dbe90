import type { JsonValue } from '../graph/Field.ts';
import type { SocketAddress } from '../graph/Graph.ts';
import { WORKFLOW_FORMAT, WORKFLOW_VERSION, type Workflow, type WorkflowEdge, type WorkflowNode } from './Workflow.ts';

/**
 * The text of a graph file: field by field from this list, in a stable order, two spaces, so that it diffs well and holds
 * nothing by accident. `readWorkflowText(writeWorkflow(w))` equals `w`.
 */
export function writeWorkflow(workflow: Workflow): string {
  return `${JSON.stringify(workflowFile(workflow), null, 2)}\n`;
}

/** What the file holds, as a value: how graphs travel between page and Node side. `readWorkflow` takes it. */
export function workflowFile(workflow: Workflow): Readonly<Record<string, unknown>> {
  const { viewport, bookmarks } = workflow;
  return {
    format: WORKFLOW_FORMAT,
    version: WORKFLOW_VERSION,
    name: workflow.name,
    nodes: workflow.nodes.map(writeNode),
    edges: workflow.edges.map(writeEdge),
    ...(bookmarks?.length && { bookmarks: bookmarks.map(({ name, x, y, zoom }) => ({ name, x, y, zoom })) }),
    ...(viewport && { viewport: { x: viewport.x, y: viewport.y, zoom: viewport.zoom } }),
  };
}

function writeNode(node: WorkflowNode): Record<string, unknown> {
  return {
    id: node.id,
    type: node.type,
    ...(node.title !== undefined && { title: node.title }),
    position: { x: node.position.x, y: node.position.y },
    ...(node.size && { size: { width: node.size.width, height: node.size.height } }),
    ...(node.collapsed !== undefined && { collapsed: node.collapsed }),
    ...(node.mode && { mode: node.mode }),
    ...(node.fields && { fields: sortKeys(node.fields) }),
  };
}

function writeEdge({ from, to, label, hidden, bundle, clamp }: WorkflowEdge): Record<string, unknown> {
  return {
    from: writeAddress(from),
    to: writeAddress(to),
    ...(label !== undefined && { label }),
    ...(hidden && { hidden }),
    ...(bundle !== undefined && { bundle }),
    ...(clamp && { clamp: { x: clamp.x, y: clamp.y } }),
  };
}

/** `Object.fromEntries` defines even a field called `__proto__` as a plain property. */
function sortKeys(fields: Readonly<Record<string, JsonValue>>): Record<string, JsonValue> {
  return Object.fromEntries(Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function writeAddress(address: SocketAddress): SocketAddress {
  return { node: address.node, socket: address.socket };
}
