import { pathBelow } from '../../graph/groups/groupPath.ts';
import { ownValues, withOwn, type OwnValues } from '../../graph/groups/ownValues.ts';
import type { Workflow, WorkflowEdge, WorkflowGroup, WorkflowNode } from '../Workflow.ts';
import { placeAt } from './placeAt.ts';

/**
 * What one sees of a graph at a place: at the top the graph itself, in a group its nodes and wires as the use that led there has them. Nodes
 * are called by their paths, as runs, problems and previews call them, so that what is known of a node is found by its id wherever it stands.
 * What nothing changed about stays the very same object. `undefined`: there is no such place.
 */
export function viewAt(whole: Workflow, path: string): Workflow | undefined {
  if (path === '') return whole;
  const known = views.get(whole);
  if (known?.path === path) return known.view;
  const place = placeAt(whole, path);
  if (typeof place === 'string') return undefined;
  const { group, use } = place;
  const view: Workflow = {
    name: whole.name,
    nodes: nodesAt(path, group.nodes, ownValues(use, group)),
    edges: edgesAt(path, group.edges),
    ...(whole.groups && { groups: whole.groups }),
    ...(group.viewport && { viewport: group.viewport }),
  };
  views.set(whole, { path, view });
  return view;
}

type Nodes = WorkflowGroup['nodes'];
type Edges = WorkflowGroup['edges'];

interface Made<T> {
  readonly path: string;
  readonly own: string;
  readonly made: T;
}

const views = new WeakMap<Workflow, { readonly path: string; readonly view: Workflow }>();
const lists = new WeakMap<Nodes, Made<Nodes>>();
const nodes = new WeakMap<WorkflowNode, Made<WorkflowNode>>();
const wireLists = new WeakMap<Edges, Made<Edges>>();
const wires = new WeakMap<WorkflowEdge, Made<WorkflowEdge>>();

function nodesAt(path: string, given: Nodes, own: ReadonlyMap<string, OwnValues>): Nodes {
  return once(lists, given, path, keyOf(own.size === 0 ? undefined : [...own]), () =>
    given.map((node) => {
      const values = own.get(node.id);
      return once(nodes, node, path, keyOf(values), () => ({
        ...withOwn(node, values),
        id: pathBelow(path, node.id),
      }));
    }),
  );
}

function edgesAt(path: string, given: Edges): Edges {
  const moved = ({ node, socket }: WorkflowEdge['from']) => ({ node: pathBelow(path, node), socket });
  return once(wireLists, given, path, '', () =>
    given.map((edge) => once(wires, edge, path, '', () => ({ ...edge, from: moved(edge.from), to: moved(edge.to) }))),
  );
}

/** Remembers what was made last of something that never changes. */
function once<K extends object, T>(known: WeakMap<K, Made<T>>, of: K, path: string, own: string, make: () => T): T {
  const before = known.get(of);
  if (before?.path === path && before.own === own) return before.made;
  const made = make();
  known.set(of, { path, own, made });
  return made;
}

function keyOf(own: unknown): string {
  return own === undefined ? '' : JSON.stringify(own);
}
