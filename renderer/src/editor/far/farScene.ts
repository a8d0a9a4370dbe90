import type { Edge as FlowEdge, HandleType } from '@xyflow/react';
import { socketKey } from '#shared/graph/Graph';
import type { Position } from '#shared/workflow/Workflow';
import { bendsOfTrunk, trunkBetween } from '../../nodes/place/trunkOf.ts';
import { boxOfPlaced } from '../wires/boxOfPlaced.ts';
import type { WireData } from '../wires/WireEdge.tsx';
import type { RoutedWire } from '../wires/routeAll.ts';
import { stubPaths, wirePath, type WirePath } from '../wires/wirePath.ts';
import type { FarLook } from './farLook.ts';

/** A node as the canvas library has it, as far as its place goes. */
export interface PlacedNode {
  readonly id: string;
  readonly measured: { readonly width?: number | undefined; readonly height?: number | undefined };
  readonly internals: {
    readonly positionAbsolute: Position;
    readonly handleBounds?: Readonly<Partial<Record<HandleType, readonly PlacedSocket[] | null>>> | undefined;
  };
}

/** Measured from the corner of its node. */
interface PlacedSocket extends Position {
  readonly id?: string | null | undefined;
  readonly width: number;
  readonly height: number;
}

/** px on the canvas, whatever the zoom. */
export interface FarBox extends Position {
  readonly id: string;
  readonly width: number;
  readonly height: number;
  readonly look: FarLook;
  readonly isSelected: boolean;
}

export interface FarWire {
  readonly id: string;
  readonly source: string;
  readonly target: string;
  /** What is drawn of it: its way, or of one that is hidden its two stubs. */
  readonly paths: readonly WirePath[];
  /** A colour as the style sheets name it, such as `--socket-text`. */
  readonly colour: string;
  readonly isSelected: boolean;
}

export interface FarScene {
  /** What lies beneath others comes first. */
  readonly boxes: readonly FarBox[];
  readonly wires: readonly FarWire[];
}

export interface SceneSource {
  readonly nodes: ReadonlyMap<string, PlacedNode>;
  readonly edges: readonly FlowEdge[];
  readonly selection: ReadonlySet<string>;
  /** `undefined`: it has gone. */
  readonly lookOf: (id: string) => FarLook | undefined;
  /** Where a wire goes round nodes; `undefined`: it curves. */
  readonly bendsOf: (wire: RoutedWire) => readonly Position[] | undefined;
}

/** All that is to be drawn of a graph from afar: the boxes lie where the nodes do, and the wires end where their sockets are. */
export function buildScene({ nodes, edges, selection, lookOf, bendsOf }: SceneSource): FarScene {
  const ground: FarBox[] = [];
  const plain: FarBox[] = [];
  const raised: FarBox[] = [];
  for (const { id, measured, internals } of nodes.values()) {
    const look = lookOf(id);
    if (!look) continue;
    const { x, y } = internals.positionAbsolute;
    const isSelected = selection.has(id);
    const box = { id, x, y, width: measured.width ?? 0, height: measured.height ?? 0, look, isSelected };
    if (look.isGround) ground.push(box);
    else if (isSelected) raised.push(box);
    else plain.push(box);
  }
  const trunks = new Map(
    [...Map.groupBy(edges, bundleOf)].map(([bundle, wires]) => {
      const clamp = wires.map((wire) => dataOf(wire).clamp).find((each) => each);
      return [bundle, bundle && trunkBetween(wires, (id) => boxOfPlaced(nodes.get(id)), clamp)] as const;
    }),
  );
  const wires = edges.flatMap((edge): FarWire[] => {
    const isSelected = edge.selected === true;
    const source = nodes.get(edge.source);
    const target = nodes.get(edge.target);
    if (!source || !target) return [];
    const ends = { id: edge.id, source: edge.source, target: edge.target };
    const from = socketPlace(source, 'source', edge.sourceHandle);
    const to = socketPlace(target, 'target', edge.targetHandle);
    const drawn = { ...ends, colour: colourName(edge), isSelected };
    if (dataOf(edge).isHidden && !isSelected) return [{ ...drawn, paths: stubPaths(from, to) }];
    const trunk = trunks.get(bundleOf(edge));
    const bends = trunk
      ? bendsOfTrunk(trunk, from, to)
      : bendsOf({ ...ends, from, to, output: socketKey({ node: edge.source, socket: edge.sourceHandle ?? '' }) });
    return [{ ...drawn, paths: [wirePath(from, to, bends)] }];
  });
  return { boxes: [...ground, ...plain, ...raised], wires };
}

/** Where a wire ends: the middle of its socket, else that of the side it would lie on. */
export function socketPlace(
  { measured, internals }: PlacedNode,
  side: HandleType,
  socket: string | null | undefined,
): Position {
  const { x, y } = internals.positionAbsolute;
  const found = internals.handleBounds?.[side]?.find(({ id }) => id === socket);
  if (found) return { x: x + found.x + (side === 'source' ? found.width : 0), y: y + found.y + found.height / 2 };
  return { x: x + (side === 'source' ? (measured.width ?? 0) : 0), y: y + (measured.height ?? 0) / 2 };
}

function dataOf({ data = {} }: FlowEdge): WireData {
  return data;
}

function bundleOf(edge: FlowEdge): string {
  return dataOf(edge).bundle ?? '';
}

/** Those that know their colour say so as `var(--socket-text)`. */
function colourName({ style }: FlowEdge): string {
  const colour: unknown = style?.['--c'];
  return (typeof colour === 'string' && /--[\w-]+/.exec(colour)?.[0]) || '--faint';
}
