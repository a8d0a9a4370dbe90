import { definitionOf } from '#shared/graph/definitionOf';
import { displayNames } from '#shared/graph/displayName';
import type { Palette } from '#shared/graph/NodeDefinition';
import { REROUTE, withoutReroutes } from '#shared/graph/withoutReroutes';
import type { Position, Size, Workflow, WorkflowNode } from '#shared/workflow/Workflow';
import { isFrame } from '../../nodes/frame/frameBox.ts';
import { framesOf, type FrameFacts } from '../../nodes/frame/frameFacts.ts';
import { nodeSummary } from '../../nodes/nodeSummary.ts';
import { estimateGeometry, type NodeGeometry } from '../../nodes/rows/nodeGeometry.ts';
import { rerouteColour } from '../wires/rerouteColour.ts';
import { drawNode } from './drawNode.ts';
import { drawWires } from './drawWires.ts';
import { lineAt, type Shape } from './shapes.ts';
import { fitWords } from './textWidth.ts';

/** A graph as shapes, those below first, and the part of the canvas they cover, px. */
export interface GraphPicture {
  readonly box: Position & Size;
  readonly shapes: readonly Shape[];
}

/** px */
const MARGIN = 32;
/** Of a graph without nodes. */
const EMPTY: Size = { width: 320, height: 160 };
const FRAME = { radius: 10, title: 11.5, left: 11, line: 13 };

/** A picture of a graph as it looks in the editor, without what a run made. The same graph gives the same. */
export function drawGraphPicture(workflow: Workflow, palette: Palette): GraphPicture {
  const names = displayNames(workflow, palette);
  const nodes = new Map(workflow.nodes.map((node) => [node.id, node]));
  const wired = sourcesOf(workflow.edges, names);
  const sources = sourcesOf(withoutReroutes(workflow).edges, names);
  const geometry = new Map(
    workflow.nodes.map((node): readonly [string, NodeGeometry] => {
      const inputs = new Set(wired.get(node.id)?.keys());
      return [node.id, estimateGeometry(node, definitionOf(palette, node), inputs)];
    }),
  );
  const into = Map.groupBy(workflow.edges, ({ to }) => to.node);
  const plain = workflow.nodes.filter((node) => !isFrame(node) && node.type !== REROUTE);
  return {
    box: boxOf(workflow.nodes, geometry),
    shapes: [
      ...framesOf(workflow.nodes).flatMap(drawFrame),
      ...drawWires(workflow, palette, { nodes, geometry }),
      ...workflow.nodes.filter(({ type }) => type === REROUTE).flatMap(drawReroute),
      ...plain.flatMap((node) => {
        const place = geometry.get(node.id);
        if (!place) return [];
        const definition = definitionOf(palette, node);
        const name = names.get(node.id) ?? node.type;
        const quick = (into.get(node.id) ?? [])
          .flatMap(({ from }) => quickWords(nodes.get(from.node), palette))
          .join(' · ');
        return drawNode({
          node,
          name,
          definition,
          geometry: place,
          quick,
          sources: new Map([...(wired.get(node.id) ?? []), ...(sources.get(node.id) ?? [])]),
        });
      }),
    ],
  };
}

/** What the nodes are called that each input is fed by. */
function sourcesOf(
  edges: Workflow['edges'],
  names: ReadonlyMap<string, string>,
): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const found = new Map<string, Map<string, string>>();
  for (const { from, to } of edges) {
    const of = found.get(to.node) ?? new Map<string, string>();
    const before = of.get(to.socket);
    const name = names.get(from.node) ?? from.node;
    // Far more than a row has room for.
    if (before === undefined || before.length < 200)
      of.set(to.socket, before === undefined ? name : `${before}, ${name}`);
    found.set(to.node, of);
  }
  return found;
}

/** What stands beside the prompt of a node that this one provides for. */
function quickWords(node: WorkflowNode | undefined, palette: Palette): readonly string[] {
  const definition = node && palette.get(node.type);
  if (!definition || !Object.values(definition.fields).some(({ isQuick }) => isQuick)) return [];
  return [nodeSummary(definition, node.fields ?? {})];
}

function drawFrame({ x, y, width, height, title, colour }: FrameFacts): readonly Shape[] {
  const token = `--tint-${colour}`;
  return [
    {
      kind: 'box',
      x: x + 0.5,
      y: y + 0.5,
      width: width - 1,
      height: height - 1,
      radius: FRAME.radius,
      fill: { token, alpha: 0.05 },
      line: { token, alpha: 0.5 },
    },
    { kind: 'box', x: x + FRAME.left, y: y + FRAME.line - 3.5, width: 7, height: 7, radius: 2, fill: { token } },
    {
      kind: 'words',
      x: x + FRAME.left + 14,
      y: lineAt(y + FRAME.line, FRAME.title),
      words: fitWords(title, width - 2 * FRAME.left - 14, FRAME.title),
      size: FRAME.title,
      paint: { token: '--muted' },
    },
  ];
}

function drawReroute({ position: { x, y }, fields, title }: WorkflowNode): readonly Shape[] {
  const fill = { token: rerouteColour(fields) };
  const d = `M${String(x + 12)} ${String(y + 6)}l6 6l-6 6l-6 -6z`;
  const words = {
    kind: 'words',
    x: x + 12,
    y: y - 2,
    size: 11,
    paint: { token: '--muted' },
    anchor: 'middle',
  } as const;
  return [
    { kind: 'way', d, fill, line: { token: '--canvas' }, width: 1.5 },
    ...(title === undefined || title === '' ? [] : [{ ...words, words: fitWords(title, 200, 11) }]),
  ];
}

function boxOf(nodes: readonly WorkflowNode[], geometry: ReadonlyMap<string, NodeGeometry>): Position & Size {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { id, position } of nodes) {
    const { width, height } = geometry.get(id) ?? EMPTY;
    left = Math.min(left, position.x);
    top = Math.min(top, position.y);
    right = Math.max(right, position.x + width);
    bottom = Math.max(bottom, position.y + height);
  }
  if (left > right) return { x: 0, y: 0, ...EMPTY };
  const [x, y] = [Math.floor(left - MARGIN), Math.floor(top - MARGIN)];
  return { x, y, width: Math.ceil(right + MARGIN) - x, height: Math.ceil(bottom + MARGIN) - y };
}
