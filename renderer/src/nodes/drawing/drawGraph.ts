import { withoutReroutes } from '#shared/graph/withoutReroutes';
import type { Field } from '#shared/graph/Field';
import { definitionOf, fieldBeside } from '#shared/graph/definitionOf';
import type { NodeMode } from '#shared/graph/Graph';
import { displayName } from '#shared/graph/displayName';
import type { AnyNodeDefinition, Fields, Palette } from '#shared/graph/NodeDefinition';
import type { SocketType } from '#shared/graph/SocketValues';
import { isSeedField } from '#shared/nodes/seedControl';
import type { Position, Size, Workflow, WorkflowNode } from '#shared/workflow/Workflow';
import { edgeId } from '#shared/workflow/lookups';
import { estimateGeometry, type NodeGeometry } from '../rows/nodeGeometry.ts';

/** A graph as boxes and lines; px on the canvas. */
export interface Drawing {
  readonly box: Position & Size;
  readonly nodes: readonly DrawnNode[];
  readonly wires: readonly { readonly id: string; readonly path: string; readonly type: SocketType | undefined }[];
}

export interface DrawnNode extends Position, Size {
  readonly id: string;
  readonly name: string;
  readonly mode: NodeMode | undefined;
  /** What is written in it at length; empty: nothing. */
  readonly text: string;
  readonly sockets: readonly DrawnSocket[];
  /** What is set in it. */
  readonly fields: readonly DrawnField[];
}

interface DrawnField {
  readonly id: string;
  /** Empty where a socket beside it says so. */
  readonly label: string;
  readonly value: string;
  /** The middle of its row. */
  readonly y: number;
}

interface DrawnSocket extends Position {
  readonly id: string;
  readonly side: 'in' | 'out';
  readonly label: string;
  readonly type: SocketType;
}

const MARGIN = 24;
/** What fits beside the name of a field, signs. */
const MOST_SIGNS = 28;

export function drawGraph(workflow: Workflow, palette: Palette): Drawing {
  const { nodes, edges } = withoutReroutes(workflow);
  const drawn = nodes.map((node) =>
    drawNode(node, edges, definitionOf(palette, node), displayName(workflow, palette, node)),
  );
  const byId = new Map(drawn.map((node) => [node.id, node]));
  const socketAt = (node: string, side: 'in' | 'out', socket: string) =>
    byId.get(node)?.sockets.find(({ id }) => id === `${side} ${socket}`);
  const wires = edges.flatMap((edge) => {
    const from = socketAt(edge.from.node, 'out', edge.from.socket);
    const to = socketAt(edge.to.node, 'in', edge.to.socket);
    return from && to ? [{ id: edgeId(edge), path: wirePath(from, to), type: from.type }] : [];
  });
  return { box: boxOf(drawn), nodes: drawn, wires };
}

function drawNode(
  node: WorkflowNode,
  edges: Workflow['edges'],
  definition: AnyNodeDefinition | undefined,
  name: string,
): DrawnNode {
  const wired = new Set(edges.flatMap(({ to }) => (to.node === node.id ? to.socket : [])));
  const geometry = estimateGeometry(node, definition, wired);
  const { width, height, folded } = geometry;
  const handles = geometry.handles.filter(({ id, type }) => type === 'source' || !folded.has(id ?? ''));
  const { x, y } = node.position;
  const written = node.fields?.['value'];
  const isText = typeof written === 'string';
  return {
    id: node.id,
    name,
    mode: node.mode,
    text: isText && !node.collapsed ? written : '',
    x,
    y,
    width,
    height,
    sockets: handles.flatMap((handle): DrawnSocket[] => {
      const { id = '', type, width: wide = 0, height: tall = 0 } = handle;
      const side = type === 'target' ? 'in' : 'out';
      const socket = side === 'in' ? definition?.inputs[id ?? ''] : definition?.outputs[id ?? ''];
      if (!socket) return [];
      const at = { x: x + handle.x + wide / 2, y: y + handle.y + tall / 2 };
      return [{ id: `${side} ${id ?? ''}`, side, label: node.collapsed ? '' : socket.label, type: socket.type, ...at }];
    }),
    fields: isText
      ? []
      : fieldRows(node, wired, { ...geometry, handles }).flatMap(({ id, isNamed, y: middle }) => {
          const field = definition && (isNamed ? fieldBeside(definition, id) : definition.fields[id]);
          const value = field && valueOf(node, id, definition.fields);
          return value ? [{ id, label: isNamed ? '' : field.label, value, y: y + middle }] : [];
        }),
  };
}

interface Row {
  readonly id: string;
  readonly y: number;
  /** Whether a socket of its name stands in the same row. */
  readonly isNamed: boolean;
}

/** Where fields are drawn: in rows of their own, beside an input nothing is wired to, or in a look of the node's own. */
function fieldRows(
  node: WorkflowNode,
  wired: ReadonlySet<string>,
  { fields, handles, bodyY }: Pick<NodeGeometry, 'fields' | 'handles' | 'bodyY'>,
): Row[] {
  const beside = node.collapsed ? [] : handles.filter(({ id, type }) => type === 'target' && id && !wired.has(id));
  return [
    ...fields.map((row) => ({ ...row, isNamed: false })),
    ...beside.map(({ id, y, height = 0 }) => ({ id: id ?? '', y: y + height / 2, isNamed: true })),
    ...(bodyY === null ? [] : [{ id: 'value', y: bodyY, isNamed: false }]),
  ];
}

/** As people read it; a seed with what becomes of it before each run, as its control stands beside it on the canvas. */
function valueOf(node: WorkflowNode, id: string, fields: Fields): string {
  const text = setIn(node, id, fields);
  const field = fields[id];
  const control = isSeedField(field) ? setIn(node, field.control, fields) : '';
  const shown = text === '' || control === '' ? text : `${text}, ${control}`;
  const [line = ''] = shown.split('\n');
  return shown.length > MOST_SIGNS || line !== shown ? `${line.slice(0, MOST_SIGNS - 1)}…` : shown;
}

/** Empty: nothing is, or nothing that can be read. */
function setIn(node: WorkflowNode, id: string, fields: Fields): string {
  const field = fields[id];
  const value = node.fields?.[id] ?? field?.default;
  return !field || value === undefined || typeof value === 'object' ? '' : labelOf(field, String(value));
}

function labelOf(field: Field, value: string): string {
  const choices = field.kind === 'choice' || field.kind === 'model' ? field.choices : [];
  return choices.find((choice) => choice.value === value)?.label ?? value;
}

function boxOf(nodes: readonly DrawnNode[]): Position & Size {
  if (nodes.length === 0) return { x: 0, y: 0, width: 1, height: 1 };
  const left = Math.min(...nodes.map(({ x }) => x)) - MARGIN;
  const top = Math.min(...nodes.map(({ y }) => y)) - MARGIN;
  const right = Math.max(...nodes.map(({ x, width }) => x + width)) + MARGIN;
  const bottom = Math.max(...nodes.map(({ y, height }) => y + height)) + MARGIN;
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** Leaves to the right and arrives from the left. */
export function wirePath(from: Position, to: Position): string {
  const reach = Math.max(40, Math.abs(to.x - from.x) / 2);
  const point = (x: number, y: number) => `${String(x)} ${String(y)}`;
  return `M ${point(from.x, from.y)} C ${point(from.x + reach, from.y)}, ${point(to.x - reach, to.y)}, ${point(to.x, to.y)}`;
}
