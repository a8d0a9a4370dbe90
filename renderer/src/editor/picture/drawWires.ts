import { definitionOf } from '#shared/graph/definitionOf';
import { socketKey } from '#shared/graph/Graph';
import type { Palette } from '#shared/graph/NodeDefinition';
import { REROUTE } from '#shared/graph/withoutReroutes';
import { carriedBy } from '#shared/nodes/reroute';
import { edgeId } from '#shared/workflow/lookups';
import type { Position, Workflow, WorkflowEdge, WorkflowNode } from '#shared/workflow/Workflow';
import { isFrame } from '../../nodes/frame/frameBox.ts';
import type { Box } from '../../nodes/place/freeSpot.ts';
import { bendsOfTrunk, trunkBetween } from '../../nodes/place/trunkOf.ts';
import type { NodeGeometry } from '../../nodes/rows/nodeGeometry.ts';
import { routeAll, type RoutedWire } from '../wires/routeAll.ts';
import { placeOnWire, stubPaths, svgPath, wirePath, type WirePath } from '../wires/wirePath.ts';
import { MOST_ROUTED } from '../wires/WireRoutes.ts';
import { socketPaint } from './drawNode.ts';
import { lineAt, type Shape } from './shapes.ts';
import { fitWords, textWidth } from './textWidth.ts';

export interface PlacedGraph {
  readonly nodes: ReadonlyMap<string, WorkflowNode>;
  readonly geometry: ReadonlyMap<string, NodeGeometry>;
}

/** px */
const WIDTH = 2;
const ALPHA = 0.85;
const LABEL = { size: 11, width: 160, height: 18 };

/** The wires of a graph as the near view draws them: round nodes, along their trunks, or as the stubs of those that are hidden. */
export function drawWires(workflow: Workflow, palette: Palette, { nodes, geometry }: PlacedGraph): readonly Shape[] {
  const boxOf = (id: string): Box | undefined => {
    const node = nodes.get(id);
    const size = geometry.get(id);
    return node && size && { ...node.position, width: size.width, height: size.height };
  };
  const ends = (edge: WorkflowEdge): { from: Position; to: Position } | undefined => {
    const from = socketAt(edge.from.node, 'source', edge.from.socket);
    const to = socketAt(edge.to.node, 'target', edge.to.socket);
    return from && to && { from, to };
  };
  const socketAt = (id: string, side: 'source' | 'target', socket: string): Position | undefined => {
    const box = boxOf(id);
    const handle = geometry.get(id)?.handles.find((each) => each.type === side && each.id === socket);
    if (!box) return undefined;
    if (!handle) return { x: box.x + (side === 'source' ? box.width : 0), y: box.y + box.height / 2 };
    const { width = 0, height = 0 } = handle;
    return { x: box.x + handle.x + (side === 'source' ? width : 0), y: box.y + handle.y + height / 2 };
  };
  const wires = workflow.edges.flatMap((edge) => {
    const placed = ends(edge);
    return placed ? [{ edge, id: edgeId(edge), source: edge.from.node, target: edge.to.node, ...placed }] : [];
  });
  const trunks = new Map(
    [...Map.groupBy(wires, ({ edge }) => edge.bundle)].map(([bundle, together]) => {
      const clamp = together.find(({ edge }) => edge.clamp)?.edge.clamp;
      return [bundle, bundle === undefined ? undefined : trunkBetween(together, boxOf, clamp)] as const;
    }),
  );
  const free = wires.filter(({ edge }) => !edge.hidden && !trunks.get(edge.bundle));
  const routes = routesOf(
    free.map(({ edge, ...wire }) => ({ ...wire, output: socketKey(edge.from) })),
    [...nodes.values()].flatMap((node) => (isFrame(node) || node.type === REROUTE ? [] : (boxOf(node.id) ?? []))),
  );
  return wires.flatMap(({ edge, id, from, to }): Shape[] => {
    const source = nodes.get(edge.from.node);
    const type =
      source?.type === REROUTE
        ? carriedBy(source.fields)
        : definitionOf(palette, source)?.outputs[edge.from.socket]?.type;
    const trunk = trunks.get(edge.bundle);
    const path = wirePath(from, to, trunk ? bendsOfTrunk(trunk, from, to) : routes.get(id));
    const drawn = edge.hidden ? stubPaths(from, to) : [path];
    const line = { ...socketPaint(type), alpha: ALPHA };
    return [
      ...drawn.map((way): Shape => ({ kind: 'way', d: svgPath(way), line, width: WIDTH })),
      ...(edge.label && !edge.hidden ? wireLabel(edge.label, path) : []),
    ];
  });
}

function routesOf(wires: readonly RoutedWire[], boxes: readonly Box[]): ReadonlyMap<string, readonly Position[]> {
  if (wires.length > MOST_ROUTED) return new Map();
  return new Map([...routeAll(wires, boxes)].flatMap(([id, bends]) => (bends ? [[id, bends] as const] : [])));
}

function wireLabel(label: string, path: WirePath): readonly Shape[] {
  const { x, y } = placeOnWire(path, 0.5);
  const words = fitWords(label.replaceAll(/\s+/gu, ' '), LABEL.width, LABEL.size);
  const width = textWidth(words, LABEL.size) + 12;
  return [
    {
      kind: 'box',
      x: x - width / 2,
      y: y - LABEL.height / 2,
      width,
      height: LABEL.height,
      radius: 5,
      fill: { token: '--raised' },
      line: { token: '--line' },
    },
    {
      kind: 'words',
      x,
      y: lineAt(y, LABEL.size),
      words,
      size: LABEL.size,
      paint: { token: '--muted' },
      anchor: 'middle',
    },
  ];
}
