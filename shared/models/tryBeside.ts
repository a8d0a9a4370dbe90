import { definitionOf } from '../graph/definitionOf.ts';
import type { Edge } from '../graph/Graph.ts';
import { setFieldAt } from '../graph/groups/fieldsAt.ts';
import { withoutGroups } from '../graph/groups/withoutGroups.ts';
import type { Palette } from '../graph/NodeDefinition.ts';
import { withoutReroutes } from '../graph/withoutReroutes.ts';
import { readNamedModel, SWEEP, writeNamedModel, type Axis, type NamedModel } from '../nodes/sweep/Axis.ts';
import { soundAxes } from '../nodes/sweep/readAxes.ts';
import { edgesInto, nodeById } from '../workflow/lookups.ts';
import type { Workflow, WorkflowNode } from '../workflow/Workflow.ts';
import { feedersOf, usersOf } from './handedWires.ts';
import { namedBy } from './namedBy.ts';

/** What goes through the sweep, where it is wired: settings too, since each model is asked in its own terms. */
const PASSED: readonly string[] = ['provider', 'config'];

/** Models by their providers that a node asks now; each once. Empty: it is not known before it runs. */
export function askedModels(workflow: Workflow, palette: Palette, caller: string): readonly NamedModel[] {
  const graph = straightened(workflow);
  const sweep = sweepBefore(workflow, caller);
  const named = sweep && modelAxis(sweep)?.values;
  return named ? named.flatMap((value) => readNamedModel(value) ?? []) : wiredModels(graph, palette, caller);
}

/** The node that chooses the first of the models a node asks. */
export function providerOf(workflow: Workflow, palette: Palette, caller: string): string | undefined {
  const graph = straightened(workflow);
  const wires = feedersOf(graph, palette, caller).filter(({ to }) => to.socket === 'provider');
  return wires.find(({ from }) => definitionOf(palette, nodeById(graph, from.node))?.provider)?.from.node;
}

/** The nodes of the graph itself that ask the model a node chooses, also by a sweep, or out of a group. */
export function callersOf(workflow: Workflow, palette: Palette, provider: string): readonly string[] {
  const graph = straightened(workflow);
  const users = new Set(usersOf(graph, palette, provider).map(({ to }) => to.node));
  return [...users].filter((id) => definitionOf(palette, nodeById(workflow, id))?.calls !== undefined);
}

/** The sweep that chooses the models of a node; one that is bypassed or muted chooses none. */
export function sweepBefore(workflow: Workflow, caller: string): WorkflowNode | undefined {
  const graph = straightened(workflow);
  return edgesInto(graph, caller)
    .filter(({ to }) => to.socket === 'provider')
    .map(({ from }) => nodeById(graph, from.node))
    .find((node) => node?.type === SWEEP && node.mode === undefined);
}

/**
 * The graph in which a node asks further models the same: by a sweep between its providers and itself, or by the one that is there already.
 * @param fresh the sweep that is put there where there is none
 * @returns the same graph where they are asked already, or where nothing tells which models the node asks now
 */
export function tryBeside(
  workflow: Workflow,
  palette: Palette,
  caller: string,
  others: readonly NamedModel[],
  fresh: WorkflowNode,
): Workflow {
  const there = sweepBefore(workflow, caller);
  if (there) return withModels(workflow, palette, caller, there, others);
  const present = askedModels(workflow, palette, caller);
  if (present.length === 0 || others.length === 0) return workflow;
  const values = namesOf([...present, ...others]);
  if (values.length === present.length) return workflow;
  const passed = edgesInto(workflow, caller).filter(({ to }) => PASSED.includes(to.socket));
  const axes: readonly Axis[] = [{ of: 'provider', values }];
  return {
    ...workflow,
    nodes: [...workflow.nodes, { ...fresh, fields: { ...fresh.fields, axes } }],
    edges: [
      ...workflow.edges.filter((edge) => !passed.includes(edge)),
      ...passed.map((edge) => ({ ...edge, to: { node: fresh.id, socket: edge.to.socket } })),
      ...PASSED.filter((socket) => passed.some(({ to }) => to.socket === socket)).map((socket): Edge => ({
        from: { node: fresh.id, socket },
        to: { node: caller, socket },
      })),
    ],
  };
}

function withModels(
  workflow: Workflow,
  palette: Palette,
  caller: string,
  sweep: WorkflowNode,
  others: readonly NamedModel[],
): Workflow {
  const axes = soundAxes(sweep.fields?.['axes'] ?? []);
  if (!axes) return workflow;
  const found = axes.find(({ of }) => of === 'provider');
  const present = found?.values ?? namesOf(wiredModels(straightened(workflow), palette, caller));
  const values = [...new Set([...present, ...namesOf(others)])];
  if (values.length === present.length) return workflow;
  const axis: Axis = { of: 'provider', values };
  const changed = found ? axes.map((each) => (each === found ? axis : each)) : [axis, ...axes];
  return setFieldAt(workflow, sweep.id, 'axes', changed);
}

/** As it runs: what chooses a model may stand in a group. */
function straightened(workflow: Workflow): Workflow {
  return withoutReroutes(withoutGroups(workflow));
}

function modelAxis(sweep: WorkflowNode): Axis | undefined {
  return soundAxes(sweep.fields?.['axes'] ?? [])?.find(({ of }) => of === 'provider');
}

function namesOf(models: readonly NamedModel[]): readonly string[] {
  return [...new Set(models.map(writeNamedModel))];
}

/** What the nodes choose that a node's models come from. */
function wiredModels(graph: Workflow, palette: Palette, caller: string): readonly NamedModel[] {
  return feedersOf(graph, palette, caller).flatMap(({ from, to }) => {
    const node = to.socket === 'provider' ? nodeById(graph, from.node) : undefined;
    return namedBy(palette, node) ?? [];
  });
}
