import type { JsonValue } from '#shared/graph/Field';
import type { Palette } from '#shared/graph/NodeDefinition';
import { isTermName } from '#shared/graph/settings/SettingsLanguage';
import { withoutReroutes } from '#shared/graph/withoutReroutes';
import { namedBy } from '#shared/models/namedBy';
import { takeModel } from '#shared/models/takeModel';
import { providerNodeType } from '#shared/nodes/providerNode';
import { readNamedModel, type Axis, type AxisValue } from '#shared/nodes/sweep/Axis';
import { familyFor } from '#shared/nodes/sweep/cellConfig';
import { wiredFor } from '#shared/nodes/sweep/wiredFor';
import type { Catalogue } from '#shared/providers/Catalogue';
import { findFamily } from '#shared/providers/families/index';
import { setField } from '#shared/workflow/edits';
import { edgesFrom, edgesInto, nodeById } from '#shared/workflow/lookups';
import type { Position, Workflow, WorkflowNode } from '#shared/workflow/Workflow';

/** A value that is to be set, by the axis it is on. */
export type PromotedValue = readonly [axis: Axis, at: number];

export interface Promoted {
  readonly workflow: Workflow;
  /** What was set, and what stays where it is: as the axes name it. */
  readonly set: readonly string[];
  readonly kept: readonly string[];
}

interface Around {
  readonly sweep: string;
  readonly palette: Palette;
  readonly catalogue: Catalogue;
  /** Where a node of a type goes that is made to feed the sweep. */
  readonly place: (type: string, workflow: Workflow) => Position;
}

/**
 * The graph with a cell's values on the nodes that feed the sweep, so that they hold once it is bypassed: texts and seeds there or, where none is
 * wired, in the nodes it leads to; the model on its provider, settings in the words of their family, each on a node that is made where none is
 * wired. The sweep itself stays. What is wired as
 * the values of an axis stands in nodes of its own, and stays there.
 */
export function promoteCell(given: Workflow, values: readonly PromotedValue[], around: Around): Promoted {
  // The model first: with it, settings become those of its family.
  const sorted = values.toSorted(([one], [other]) => Number(other.of === 'provider') - Number(one.of === 'provider'));
  let workflow = given;
  const set: string[] = [];
  for (const [axis, at] of sorted) {
    const value = axis.values?.[at];
    const next = value === undefined ? undefined : withValue(workflow, axis.of, value, around);
    if (next === undefined) continue;
    workflow = next;
    set.push(axis.of);
  }
  const names = values.map(([{ of }]) => of);
  return { workflow, set: names.filter((of) => set.includes(of)), kept: names.filter((of) => !set.includes(of)) };
}

/** `undefined`: there is no place for it. */
function withValue(workflow: Workflow, of: string, value: AxisValue, around: Around): Workflow | undefined {
  switch (of) {
    case 'prompt':
    case 'instructions':
      return withField(workflow, of, { value }, { [of]: value }, around);
    case 'seed':
      return withField(workflow, of, { value, control: 'fixed' }, { seed: value, control: 'fixed' }, around);
    case 'provider':
      return withModel(workflow, value, around);
    default:
      return withSetting(workflow, of, value, around);
  }
}

type Values = Readonly<Record<string, JsonValue>>;

/** On the one node that is wired in and has such fields; where none is wired, on those that the sweep gives it to. */
function withField(workflow: Workflow, of: string, wired: Values, own: Values, { sweep, palette }: Around) {
  const sources = feeding(workflow, sweep, of);
  const [source] = sources;
  if (source) {
    const fits = sources.length === 1 && Object.keys(wired).every((name) => palette.get(source.type)?.fields[name]);
    return fits ? withFields(workflow, [source.id], wired) : undefined;
  }
  const takers = edgesFrom(withoutReroutes(workflow), sweep)
    .filter(({ from }) => from.socket === of)
    .flatMap(({ to }) => nodeById(workflow, to.node) ?? [])
    .filter(({ type }) => Object.keys(own).every((name) => palette.get(type)?.fields[name]));
  return takers.length > 0
    ? withFields(
        workflow,
        takers.map(({ id }) => id),
        own,
      )
    : undefined;
}

/** On the provider it was asked by; where none that is wired is of its own, the first takes its place. */
function withModel(given: Workflow, value: AxisValue, around: Around) {
  const { sweep, palette, catalogue } = around;
  const named = readNamedModel(value);
  const model = named && catalogue.find(named.provider)?.model(named.model);
  if (!model) return undefined;
  const type = providerNodeType({ id: named.provider });
  const workflow = withFeeder(given, type, 'provider', around);
  const wired = feeding(workflow, sweep, 'provider');
  const own = wiredFor(named, wired, (node) => namedBy(palette, node)) ?? wired[0];
  return own && takeModel(workflow, own.id, { type, model: named.model, family: model.family }, palette);
}

/** On the settings that are wired in, in their own words. */
function withSetting(given: Workflow, of: string, value: AxisValue, around: Around) {
  const { sweep, palette } = around;
  const asked = new Set(
    feeding(given, sweep, 'provider').map(({ type, fields }) => palette.get(type)?.family?.(fields ?? {})),
  );
  const [ours] = asked;
  // Of several families there is no one whose words would do.
  const workflow =
    asked.size === 1 ? withFeeder(given, `${familyFor(ours, undefined).id}-config`, 'config', around) : given;
  const [node] = feeding(workflow, sweep, 'config');
  const family = findFamily((node && palette.get(node.type)?.family?.({})) ?? '');
  if (!node || !family) return undefined;
  const before = node.fields ?? {};
  const taken = isTermName(of)
    ? { ok: true as const, ...family.language.writeTerms(before, { [of]: String(value) }) }
    : family.language.take(before, of, value);
  return taken?.ok ? withFields(workflow, [node.id], taken.options) : undefined;
}

/** With a node of a type that feeds the sweep, where nothing is wired into that input. */
function withFeeder(workflow: Workflow, type: string, socket: string, { sweep, palette, place }: Around): Workflow {
  if (!palette.has(type) || feeding(workflow, sweep, socket).length > 0) return workflow;
  const id = freeId(workflow, `${sweep}-${type}`);
  const node: WorkflowNode = { id, type, position: place(type, workflow) };
  const edge = { from: { node: id, socket }, to: { node: sweep, socket } };
  return { ...workflow, nodes: [...workflow.nodes, node], edges: [...workflow.edges, edge] };
}

function freeId(workflow: Workflow, wish: string): string {
  return nodeById(workflow, wish) ? freeId(workflow, `${wish}-`) : wish;
}

function feeding(workflow: Workflow, sweep: string, socket: string): readonly WorkflowNode[] {
  return edgesInto(withoutReroutes(workflow), sweep)
    .filter(({ to }) => to.socket === socket)
    .flatMap(({ from }) => nodeById(workflow, from.node) ?? []);
}

function withFields(workflow: Workflow, nodes: readonly string[], values: Values): Workflow {
  return nodes.reduce(
    (graph, node) =>
      Object.entries(values).reduce((changed, [name, value]) => setField(changed, node, name, value), graph),
    workflow,
  );
}
