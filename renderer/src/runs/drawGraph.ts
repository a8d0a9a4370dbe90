import type { Field } from '#shared/graph/Field';
import { nodeName, type NodeMode } from '#shared/graph/Graph';
import { palette } from '#shared/nodes/index';
import type { SocketType } from '#shared/graph/SocketValues';
import type { Position, Size, Workflow, WorkflowNode } from '#shared/workflow/Workflow';
import { estimateGeometry } from '../nodes/nodeGeometry.ts';
import { edgeId } from '../stores/lookups.ts';

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
  /** What is set in it. `y`: the middle of the row. */
  readonly fields: readonly { readonly label: string; readonly value: string; readonly y: number }[];
}

interface DrawnSocket extends Position {
  readonly id: string;
  readonly side: 'in' | 'out';
  readonly label: string;
  readonly type: SocketType;
}

const MARGIN = 24;

export function drawGraph({ nodes, edges }: Workflow): Drawing {
  const drawn = nodes.map(drawNode);
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

function drawNode(node: WorkflowNode): DrawnNode {
  const definition = palette.get(node.type);
  const { width, height, handles, fields } = estimateGeometry(node, definition);
  const { x, y } = node.position;
  const written = node.fields?.['value'];
  const isText = typeof written === 'string';
  return {
    id: node.id,
    name: nodeName(node, definition?.title),
    mode: node.mode,
    text: isText && !node.collapsed ? written : '',
    x,
    y,
    width,
    height: node.collapsed ? height : Math.max(height, node.size?.height ?? 0),
    sockets: handles.flatMap((handle): DrawnSocket[] => {
      const { id = '', type, width: wide = 0, height: tall = 0 } = handle;
      const side = type === 'target' ? 'in' : 'out';
      const socket = side === 'in' ? definition?.inputs[id ?? ''] : definition?.outputs[id ?? ''];
      if (!socket) return [];
      const at = { x: x + handle.x + wide / 2, y: y + handle.y + tall / 2 };
      return [{ id: `${side} ${id ?? ''}`, side, label: node.collapsed ? '' : socket.label, type: socket.type, ...at }];
    }),
    fields: fields.flatMap((row) => {
      const field = definition?.fields[row.id];
      const value = node.fields?.[row.id] ?? field?.default;
      if (!field || isText || value === undefined || value === '' || typeof value === 'object') return [];
      return [{ label: field.label, value: labelOf(field, String(value)), y: y + row.y }];
    }),
  };
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
function wirePath(from: Position, to: Position): string {
  const reach = Math.max(40, Math.abs(to.x - from.x) / 2);
  const point = (x: number, y: number) => `${String(x)} ${String(y)}`;
  return `M ${point(from.x, from.y)} C ${point(from.x + reach, from.y)}, ${point(to.x - reach, to.y)}, ${point(to.x, to.y)}`;
}
