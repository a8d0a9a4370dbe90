import { definitionOf } from '../../graph/definitionOf.ts';
import type { Palette } from '../../graph/NodeDefinition.ts';
import type { SocketType } from '../../graph/SocketValues.ts';
import type { WorkflowEdge, WorkflowNode } from '../../workflow/Workflow.ts';
import type { ForeignGraph, ForeignNode } from '../ForeignGraph.ts';
import type { ImportLog } from '../ImportLog.ts';
import { placeNodes, type Unplaced } from '../layout/placeNodes.ts';
import { besideId, EDGE_IN_ID, EDGE_OUT_ID, type EndSocket, type GroupEnds } from './ends.ts';
import { placeholderFields, placeholderType } from './placeholderOf.ts';
import { planOf, type GroupSockets, type Plan } from './plans.ts';
import type { ForeignClasses } from './Rebuilt.ts';
import { sameTitle } from './sameTitle.ts';
import { wireEdges } from './wireEdges.ts';
import { WireTracer } from './WireTracer.ts';

export interface Building {
  readonly palette: Palette;
  readonly classes: ForeignClasses;
  /** What the other program is called in types that look like ours. */
  readonly program: string;
  readonly log: ImportLog;
  /** Groups that were made already, by the type of the nodes that use them. */
  readonly groups: ReadonlyMap<string, GroupSockets>;
  /** What a use of a group holds of its own. */
  readonly valuesOfUse?: (node: ForeignNode) => Pick<WorkflowNode, 'fields' | 'inside'>;
}

export interface Built {
  readonly nodes: readonly WorkflowNode[];
  readonly edges: readonly WorkflowEdge[];
  readonly plans: ReadonlyMap<string, Plan>;
}

/** A graph of ours out of one of another program: known nodes as ours, all others as they were, to be read. */
export function buildGraph(
  graph: ForeignGraph,
  building: Building,
  endsOf?: (plans: ReadonlyMap<string, Plan>, tracer: WireTracer) => GroupEnds,
): Built {
  const plans = new Map(graph.nodes.map((node) => [node.id, planOf(node, building)]));
  const tracer = new WireTracer(graph, plans);
  const ends = endsOf?.(plans, tracer);
  const wired = wireEdges(graph, { ...building, plans, tracer, ...(ends && { ends }) });
  const made: Unplaced[] = [];
  for (const node of graph.nodes) {
    const plan = plans.get(node.id);
    const carries = wired.carried.get(node.id);
    if (plan?.is === 'passed' || (plan?.is === 'reroute' && carries === undefined)) continue;
    made.push(...nodesOf(node, plan, carries, building));
  }
  const bends = [...wired.bends].map(([id, bend]): Unplaced => ({
    node: { id, type: 'reroute', fields: { carries: bend.carries } },
    box: { x: bend.x - 12, y: bend.y - 12, width: 24, height: 24 },
  }));
  const nodes = placeNodes([...made, ...bends], wired.edges, graph.frames, (node) =>
    definitionOf(building.palette, node),
  );
  return { nodes: ends ? [...endNodes(ends, nodes), ...nodes] : nodes, edges: wired.edges, plans };
}

function nodesOf(
  node: ForeignNode,
  plan: Plan | undefined,
  carries: SocketType | undefined,
  { log, program, valuesOfUse }: Building,
): readonly Unplaced[] {
  const shared = {
    ...(node.isCollapsed && { collapsed: true }),
    ...(node.mode && { mode: node.mode }),
  };
  const place = node.box ? { box: node.box } : {};
  const title = node.title === undefined || sameTitle(node.title, node.type) ? undefined : node.title;
  if (plan?.is === 'reroute') {
    log.rebuilt('reroute');
    return [{ node: { id: node.id, type: 'reroute', fields: { carries: carries ?? 'images' } }, ...place }];
  }
  if (plan?.is === 'use') {
    log.rebuilt('group');
    return [
      {
        node: {
          id: node.id,
          type: plan.group.type,
          ...(title !== undefined && { title }),
          ...shared,
          ...valuesOfUse?.(node),
        },
        ...place,
      },
    ];
  }
  if (plan?.is !== 'rebuilt') {
    log.placeholder(node.type);
    const fields = placeholderFields(node, log);
    return [
      {
        node: {
          id: node.id,
          type: placeholderType(node.type, program),
          ...(node.title !== undefined && { title: node.title }),
          ...shared,
          ...(Object.keys(fields).length > 0 && { fields }),
        },
        ...place,
      },
    ];
  }
  const { rebuilt } = plan;
  log.rebuilt(rebuilt.type);
  const named = title ?? rebuilt.title;
  const beside = (rebuilt.beside ?? []).map((each, at) => {
    log.rebuilt(each.type);
    return {
      id: besideId(node.id, at),
      type: each.type,
      ...(node.mode === 'mute' && { mode: 'mute' as const }),
      fields: each.fields,
    };
  });
  return [
    {
      node: {
        id: node.id,
        type: rebuilt.type,
        ...(named !== undefined && { title: named }),
        ...shared,
        fields: rebuilt.fields,
      },
      ...place,
      ...(beside.length > 0 && { beside }),
    },
  ];
}

function endNodes({ inputs, outputs }: GroupEnds, nodes: readonly WorkflowNode[]): readonly WorkflowNode[] {
  const left = nodes.reduce((least, { position }) => Math.min(least, position.x), 0);
  const right = nodes.reduce((most, { position, size }) => Math.max(most, position.x + (size?.width ?? 260)), 0);
  const top = nodes.reduce((least, { position }) => Math.min(least, position.y), nodes.length > 0 ? Infinity : 0);
  const sockets = (list: readonly (EndSocket | undefined)[]) => list.flatMap((each) => (each ? [{ ...each }] : []));
  return [
    { id: EDGE_IN_ID, type: 'group-inputs', position: { x: left - 340, y: top }, fields: { sockets: sockets(inputs) } },
    {
      id: EDGE_OUT_ID,
      type: 'group-outputs',
      position: { x: right + 80, y: top },
      fields: { sockets: sockets(outputs) },
    },
  ];
}
