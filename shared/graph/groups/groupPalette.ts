import { definitionOf, fieldBeside } from '../definitionOf.ts';
import type { Field } from '../Field.ts';
import type { Edge, ExposedField, Graph, Group } from '../Graph.ts';
import {
  createPalette,
  input,
  output,
  type AnyNodeDefinition,
  type Fields,
  type InputDefinition,
  type Palette,
} from '../NodeDefinition.ts';
import { withoutReroutes } from '../withoutReroutes.ts';
import { GROUP_INPUTS } from './groupEnds.ts';
import { groupIdOf, groupType } from './groupPath.ts';
import { socketsOf } from './groupSockets.ts';
import { innerFirst } from './innerFirst.ts';

/**
 * The node types of a program and one for each group of a graph. What changes in a group and cannot be seen of a use of it changes nothing
 * here: the very same palette comes back.
 */
export function withGroups(base: Palette, groups: Graph['groups']): Palette {
  if (!groups?.length) return base;
  const last = ofList.get(groups);
  if (last?.base === base) return last.palette;
  const palette = paletteFor(base, groups);
  ofList.set(groups, { base, palette });
  return palette;
}

/** What was given last for the very list, which many ask for between two edits. */
const ofList = new WeakMap<readonly Group[], { readonly base: Palette; readonly palette: Palette }>();

function paletteFor(base: Palette, groups: readonly Group[]): Palette {
  const known = made.get(base) ?? new Map<string, Palette>();
  made.set(base, known);
  // JSON has no line ends of its own.
  const key = groups.map(faceOf).join('\n');
  const before = known.get(key);
  if (before) return before;
  if (known.size >= REMEMBERED) known.clear();
  const palette = createPalette([...base.values(), ...definitionsOf(base, groups)]);
  known.set(key, palette);
  return palette;
}

/** How many sets of groups are remembered for one base: as many as are looked at together. */
const REMEMBERED = 64;
const made = new WeakMap<Palette, Map<string, Palette>>();
const faces = new WeakMap<Group, string>();

/** All that can be seen of it on a use, as text. */
function faceOf(group: Group): string {
  const known = faces.get(group);
  if (known !== undefined) return known;
  const { id, name, note, fields, nodes } = group;
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const shown = fields.map((each) => [each, byId.get(each.node)?.type, byId.get(each.node)?.fields?.[each.field]]);
  const fed = wiresIn(group).map(({ from, to }) => [
    from.socket,
    to.socket,
    byId.get(to.node)?.type,
    shapeOf(byId.get(to.node)),
  ]);
  const face = JSON.stringify([id, name, note, shown, socketsOf(group), fed]);
  faces.set(group, face);
  return face;
}

function shapeOf(node: Group['nodes'][number] | undefined) {
  return node?.fields;
}

/** Each is made once, behind those it shows something of; one that stands in itself shows nothing of what comes behind it. */
function definitionsOf(base: Palette, groups: readonly Group[]): readonly AnyNodeDefinition[] {
  const types = new Set(groups.map(({ id }) => groupType(id)));
  const done = new Map<string, AnyNodeDefinition>();
  const known: Pick<Palette, 'get'> = { get: (type) => (types.has(type) ? done.get(type) : base.get(type)) };
  for (const group of innerFirst(groups, typesShown)) {
    done.set(groupType(group.id), definitionFor(group, known as Palette));
  }
  return groups.flatMap(({ id }) => done.get(groupType(id)) ?? []);
}

/** The types of the nodes that a use of it shows something of: all that its definition asks for. */
function typesShown(group: Group): readonly string[] {
  const byId = new Map(group.nodes.map((node) => [node.id, node]));
  const shown = [...group.fields.map(({ node }) => node), ...wiresIn(group).map(({ to }) => to.node)];
  return [...new Set(shown.flatMap((id) => byId.get(id)?.type ?? []))];
}

/** The wires that lead from its inputs to what is fed by them. */
function wiresIn(group: Group): readonly Edge[] {
  const { nodes, edges } = withoutReroutes<Graph>(group);
  const ends = new Set(nodes.flatMap((node) => (node.type === GROUP_INPUTS ? [node.id] : [])));
  return edges.filter(({ from }) => ends.has(from.node));
}

function definitionFor(group: Group, palette: Palette): AnyNodeDefinition {
  const { inputs, outputs } = socketsOf(group);
  const fed = targetsOf(group, palette);
  return {
    type: groupType(group.id),
    title: group.name,
    help: group.note ?? 'A group: nodes that are used as one.',
    category: 'group',
    inputs: Object.fromEntries(
      inputs.map(({ name, type, label = name }) => {
        const targets = fed.get(name) ?? [];
        const required = targets.some((target) => target.required && !target.hasField);
        const multiple = targets.length > 0 && targets.every((target) => target.multiple);
        return [name, input(type, label, { required, multiple })];
      }),
    ),
    outputs: Object.fromEntries(outputs.map(({ name, type, label = name }) => [name, output(type, label)])),
    fields: fieldsOf(group, palette),
  };
}

interface Target extends InputDefinition {
  readonly hasField: boolean;
}

/** What each of its inputs leads to inside. */
function targetsOf(group: Group, palette: Palette): ReadonlyMap<string, readonly Target[]> {
  const byId = new Map(group.nodes.map((node) => [node.id, node]));
  const found = new Map<string, Target[]>();
  for (const { from, to } of wiresIn(group)) {
    const definition = definitionOf(palette, byId.get(to.node));
    const target = definition && Object.hasOwn(definition.inputs, to.socket) ? definition.inputs[to.socket] : undefined;
    if (!definition || !target) continue;
    const list = found.get(from.socket) ?? [];
    list.push({ ...target, hasField: fieldBeside(definition, to.socket) !== undefined });
    found.set(from.socket, list);
  }
  return found;
}

function fieldsOf(group: Group, palette: Palette): Fields {
  const byId = new Map(group.nodes.map((node) => [node.id, node]));
  const names = new Map(group.fields.map((each) => [JSON.stringify([each.node, each.field]), each.name]));
  return Object.fromEntries(
    group.fields.flatMap((exposed): (readonly [string, Field])[] => {
      const node = byId.get(exposed.node);
      const definition = node && palette.get(node.type);
      const field = definition && Object.hasOwn(definition.fields, exposed.field) && definition.fields[exposed.field];
      if (!field || exposed.name === '__proto__') return [];
      return [[exposed.name, shownAs(field, exposed, node.fields?.[exposed.field], names)]];
    }),
  );
}

/** The field as it stands in the group, by whose value a use goes that has none of its own. */
function shownAs(
  field: Field,
  { node, label = field.label, help = field.help }: ExposedField,
  value: unknown,
  names: ReadonlyMap<string, string>,
): Field {
  const checked = value === undefined || value === null ? undefined : field.check(value);
  const { placed: _placed, asNew: _asNew, help: _help, ...rest } = field;
  const control = 'control' in rest ? rest.control : undefined;
  const { control: _control, ...others } = rest as typeof rest & { control?: string };
  const named = control === undefined ? undefined : names.get(JSON.stringify([node, control]));
  return {
    ...others,
    label,
    ...(help !== undefined && { help }),
    ...(named !== undefined && { control: named }),
    default: checked?.ok ? checked.value : field.default,
  } as Field;
}

/** The group that a use is of. */
export function groupOf<G extends Graph>(
  graph: G,
  node: { readonly type: string } | undefined,
): NonNullable<G['groups']>[number] | undefined {
  const id = node && groupIdOf(node.type);
  return id === undefined ? undefined : graph.groups?.find((group) => group.id === id);
}
