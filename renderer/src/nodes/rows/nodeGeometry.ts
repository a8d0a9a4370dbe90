import { Position, type NodeHandle } from '@xyflow/react';
import type { AnyNodeDefinition } from '#shared/graph/NodeDefinition';
import { REROUTE } from '#shared/graph/withoutReroutes';
import type { Size, WorkflowNode } from '#shared/workflow/Workflow';
import { frameSize, isFrame } from '../frame/frameBox.ts';
import { hasFooter } from '../hasFooter.ts';
import { nodeLook } from '../index.ts';
import type { NodeLook } from '../NodeLook.ts';
import {
  BORDER,
  FIELD,
  FOOTER,
  GAP,
  HEADER,
  innerWidth,
  MAX_WIDTH,
  MIN_BODY,
  MIN_WIDTH,
  PADDING,
  SOCKET,
  USUAL_WIDTH,
} from './nodeMeasures.ts';
import { nodeRows, type NodeRow } from './nodeRows.ts';

export interface NodeGeometry extends Size {
  /** The least height that its rows need, px. */
  readonly minHeight: number;
  readonly handles: NodeHandle[];
  /** Inputs that are folded away: their handles lie on one line. */
  readonly folded: ReadonlySet<string>;
  /** The fields that have a row of their own, and the middle of it. */
  readonly fields: readonly { readonly id: string; readonly y: number }[];
  /** The middle of what stands between inputs and outputs besides; `null`: nothing does. */
  readonly bodyY: number | null;
}

const NONE: ReadonlySet<string> = new Set();

/**
 * Size and sockets of a node as it is drawn, before it ever was. Given these, React Flow leaves nodes out of view undrawn even the first time:
 * 5,000 nodes then start as fast as 1,000. What is drawn is measured, and the measure holds from then on.
 * @param wired its inputs that something is wired to
 */
export function estimateGeometry(
  node: WorkflowNode,
  definition: AnyNodeDefinition | undefined,
  wired: ReadonlySet<string> = NONE,
): NodeGeometry {
  if (isFrame(node)) {
    const size = frameSize(node);
    return { ...size, minHeight: size.height, handles: [], folded: NONE, fields: [], bodyY: null };
  }
  if (node.type === REROUTE) return REROUTE_GEOMETRY;
  const { width, height, minHeight, placed } = laidOut(node, definition, wired);
  const socket = (id: string, type: NodeHandle['type'], middle: number): NodeHandle => ({
    id,
    type,
    position: type === 'target' ? Position.Left : Position.Right,
    x: (type === 'target' ? 0 : width) - SOCKET / 2,
    y: (node.collapsed ? BORDER + HEADER / 2 : middle) - SOCKET / 2,
    width: SOCKET,
    height: SOCKET,
  });
  return {
    width,
    minHeight,
    height: node.collapsed ? HEADER + 2 * BORDER : height,
    folded: new Set(placed.flatMap(({ row }) => (row.kind === 'fold' ? row.inputs : []))),
    bodyY: node.collapsed ? null : (placed.find(({ row }) => row.kind === 'body')?.middle ?? null),
    fields: node.collapsed
      ? []
      : placed.flatMap(({ row, middle }) => (row.kind === 'field' ? [{ id: row.field, y: middle }] : [])),
    handles: placed.flatMap(({ row, socketAt }) => [
      ...(row.kind === 'input' ? [socket(row.input, 'target', socketAt)] : []),
      ...(row.kind === 'fold' ? row.inputs.map((id) => socket(id, 'target', socketAt)) : []),
      ...(row.output === undefined ? [] : [socket(row.output, 'source', socketAt)]),
    ]),
  };
}

/** A point of a wire: what comes in ends at its left, what goes on begins at its right. */
const REROUTE_GEOMETRY: NodeGeometry = {
  width: 24,
  height: 24,
  minHeight: 24,
  folded: NONE,
  fields: [],
  bodyY: null,
  handles: [
    { id: 'in', type: 'target', position: Position.Left, x: 4, y: 8, width: 8, height: 8 },
    { id: 'out', type: 'source', position: Position.Right, x: 12, y: 8, width: 8, height: 8 },
  ],
};

/** How high the body of a node of a width is by itself, px. */
export function bodyHeight(look: NodeLook, width: number, definition: AnyNodeDefinition | undefined): number {
  const { bodyHeight: own = 0 } = look;
  return typeof own === 'number' ? own : own(innerWidth(width), definition);
}

/** The rows of a node that is open, and where they lie in it, px: what draws it without the page asks here. */
export function placedRows(
  node: WorkflowNode,
  definition: AnyNodeDefinition,
  wired: ReadonlySet<string>,
): readonly PlacedRow[] {
  return laidOut(node, definition, wired).placed;
}

function laidOut(node: WorkflowNode, definition: AnyNodeDefinition | undefined, wired: ReadonlySet<string>) {
  const look = nodeLook(node.type);
  const width = clampWidth(node.size?.width ?? look.width ?? USUAL_WIDTH);
  const rows = definition ? nodeRows(definition, look, { fields: node.fields ?? {}, wired, width }) : [];
  const chrome = 2 * (BORDER + PADDING) + HEADER + (definition && hasFooter(definition, look) ? FOOTER : 0);
  const usual = bodyHeight(look, width, definition);
  const others = rows.reduce((sum, row) => sum + (row.kind === 'body' ? 0 : row.height), 0);
  const rest = chrome + others + Math.max(0, rows.length - 1) * GAP;
  const minHeight = rest + Math.min(usual, look.leastBody ?? MIN_BODY);
  const own = look.stretches ? node.size?.height : undefined;
  const height = Math.max(own ?? rest + usual, minHeight);
  return { width, height, minHeight, placed: placeRows(rows, height - rest) };
}

export interface PlacedRow {
  readonly row: NodeRow;
  readonly top: number;
  readonly height: number;
  readonly middle: number;
  /** The middle of its first line: there its sockets are. */
  readonly socketAt: number;
}

function placeRows(rows: readonly NodeRow[], body: number): readonly PlacedRow[] {
  let top = BORDER + HEADER + PADDING;
  return rows.map((row) => {
    const height = row.kind === 'body' ? body : row.height;
    const placed = { row, top, height, middle: top + height / 2, socketAt: top + socketInRow(row) };
    top += height + GAP;
    return placed;
  });
}

/** Where in a row its sockets are, px from its top: the middle of its first line. */
export function socketInRow({ height }: NodeRow): number {
  return Math.min(height, FIELD) / 2;
}

export function clampWidth(width: number): number {
  return Math.min(MAX_WIDTH, Math.max(MIN_WIDTH, width));
}
