import type { ExposedField, FieldsOfNode, SocketAddress } from '../graph/Graph.ts';
import {
  WORKFLOW_FORMAT,
  type Bookmark,
  type Form,
  type FormField,
  type UseOrigin,
  type Viewport,
  type Workflow,
  type WorkflowEdge,
  type WorkflowGroup,
  type WorkflowNode,
} from './Workflow.ts';

/**
 * The text of a graph file: field by field from this list, in a stable order, two spaces, so that it diffs well and holds
 * nothing by accident. `readWorkflowText(writeWorkflow(w))` equals `w`.
 */
export function writeWorkflow(workflow: Workflow): string {
  return `${JSON.stringify(workflowFile(workflow), null, 2)}\n`;
}

/** What the file holds, as a value: how graphs travel between page and Node side. `readWorkflow` takes it. */
export function workflowFile(workflow: Workflow): Readonly<Record<string, unknown>> {
  const { groups, form, viewport, bookmarks } = workflow;
  return {
    format: WORKFLOW_FORMAT,
    version: versionOf(workflow),
    name: workflow.name,
    nodes: workflow.nodes.map(writeNode),
    edges: workflow.edges.map(writeEdge),
    ...(groups?.length && { groups: groups.map(writeGroup) }),
    ...(form && { form: writeForm(form) }),
    ...(bookmarks?.length && { bookmarks: bookmarks.map(writeBookmark) }),
    ...(viewport && { viewport: writeViewport(viewport) }),
  };
}

/** The oldest version that says all of it. */
function versionOf({ groups, form, nodes, bookmarks }: Workflow): number {
  const isInGroup = bookmarks?.some(({ place }) => place !== undefined);
  return groups?.length || form || isInGroup || nodes.some(({ inside }) => inside) ? 2 : 1;
}

function writeGroup(group: WorkflowGroup): Record<string, unknown> {
  const { id, name, note, fields, viewport } = group;
  return {
    id,
    name,
    ...(note !== undefined && { note }),
    fields: fields.map(writeExposed),
    nodes: group.nodes.map(writeNode),
    edges: group.edges.map(writeEdge),
    ...(viewport && { viewport: writeViewport(viewport) }),
  };
}

function writeExposed({ name, label, help, node, field }: ExposedField): Record<string, unknown> {
  return { name, ...(label !== undefined && { label }), ...(help !== undefined && { help }), node, field };
}

function writeForm({ title, note, fields, results }: Form): Record<string, unknown> {
  return {
    ...(title !== undefined && { title }),
    ...(note !== undefined && { note }),
    fields: fields.map(writeFormField),
    ...(results !== undefined && { results }),
  };
}

function writeFormField(shown: FormField): Record<string, unknown> {
  const { node, field, label, help, min, max, choices, limit, folded } = shown;
  return {
    node,
    field,
    ...(label !== undefined && { label }),
    ...(help !== undefined && { help }),
    ...(min !== undefined && { min }),
    ...(max !== undefined && { max }),
    ...(choices && { choices: [...choices] }),
    ...(limit !== undefined && { limit }),
    ...(folded && { folded }),
  };
}

function writeBookmark({ name, place, ...viewport }: Bookmark): Record<string, unknown> {
  return { name, ...(place !== undefined && { place }), ...writeViewport(viewport) };
}

function writeViewport({ x, y, zoom }: Viewport): Record<string, unknown> {
  return { x, y, zoom };
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
    ...(node.inside && { inside: writeInside(node.inside) }),
    ...(node.origin && { origin: writeOrigin(node.origin) }),
  };
}

function writeOrigin({ x, y, nodes, edges }: UseOrigin): Record<string, unknown> {
  return { x, y, ...(nodes?.length && { nodes }), ...(edges?.length && { edges }) };
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
function sortKeys<V>(fields: Readonly<Record<string, V>>): Record<string, V> {
  return Object.fromEntries(Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function writeInside(inside: Readonly<Record<string, FieldsOfNode>>): Record<string, unknown> {
  return sortKeys(Object.fromEntries(Object.entries(inside).map(([path, fields]) => [path, sortKeys(fields)])));
}

function writeAddress(address: SocketAddress): SocketAddress {
  return { node: address.node, socket: address.socket };
}
