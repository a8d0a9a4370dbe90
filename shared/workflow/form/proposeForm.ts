import type { Field } from '../../graph/Field.ts';
import type { GraphNode } from '../../graph/Graph.ts';
import { definitionOf, fieldBeside } from '../../graph/definitionOf.ts';
import { groupIdOf } from '../../graph/groups/groupPath.ts';
import { displayName } from '../../graph/displayName.ts';
import type { AnyNodeDefinition, Palette } from '../../graph/NodeDefinition.ts';
import { withoutReroutes } from '../../graph/withoutReroutes.ts';
import type { Form, FormField, Workflow } from '../Workflow.ts';
import { isSeed } from './isSeed.ts';
import { canBeShown } from './offeredFields.ts';

/** Fields a form begins with at most: more can be added by hand. */
const MOST = 24;

/** What kind of field it is to who fills in the form, in the order it is asked for. */
const ORDER = ['words', 'pictures', 'choice', 'model', 'seed'] as const;
type Role = (typeof ORDER)[number];

interface Candidate {
  readonly role: Role;
  readonly node: GraphNode;
  readonly field: string;
  readonly label: string;
  /** What tells it from another of the same label. */
  readonly name: string;
}

/**
 * A form to begin with: what is written first, then pictures, then what is changed most (ratio, how many, model); seeds folded away. Only of nodes
 * that take part in what is made, and only what no wire fills in. Its results are those of the one node that asks for pictures last, or all.
 */
export function proposeForm(workflow: Workflow, palette: Palette): Form {
  const straight = withoutReroutes<Workflow>(workflow);
  const askers = straight.nodes.filter((node) => node.mode === undefined && isAsker(palette, node));
  const parts = askers.length === 0 ? straight.nodes : upstream(straight, askers);
  const inOrder = [...parts]
    .filter(({ mode }) => mode === undefined)
    .toSorted((one, other) => one.position.x - other.position.x || one.position.y - other.position.y);
  const candidates = inOrder.flatMap((node) => candidatesOf(straight, palette, node));
  const sorted = ORDER.flatMap((role) => candidates.filter((each) => each.role === role)).slice(0, MOST);
  const labels = Map.groupBy(sorted, ({ label }) => label);
  const fields = sorted.map(({ node, field, label, name, role }): FormField => {
    const isAlone = labels.get(label)?.length === 1;
    return { node: node.id, field, label: isAlone ? label : name, ...(role === 'seed' && { folded: true as const }) };
  });
  const results = lastAsker(straight, palette, askers);
  return { fields, ...(results !== undefined && { results }) };
}

function isAsker(palette: Palette, node: GraphNode): boolean {
  return definitionOf(palette, node)?.calls !== undefined || palette.get(node.type)?.category === 'generate';
}

/** Where several ask for pictures, each further on than the other, the last of them. */
function lastAsker(workflow: Workflow, palette: Palette, askers: readonly GraphNode[]): string | undefined {
  const drawing = askers.filter((node) => definitionOf(palette, node)?.calls === 'image');
  if (drawing.length < 2) return undefined;
  const before = new Set(drawing.flatMap((node) => [...upstream(workflow, [node])].filter((each) => each !== node)));
  const last = drawing.filter((node) => !before.has(node as (typeof workflow.nodes)[number]));
  return last.length === 1 ? last[0]?.id : undefined;
}

/** These nodes and all that leads to them. */
function upstream(workflow: Workflow, from: readonly GraphNode[]): ReadonlySet<Workflow['nodes'][number]> {
  const into = Map.groupBy(workflow.edges, ({ to }) => to.node);
  const nodes = new Map(workflow.nodes.map((node) => [node.id, node]));
  const found = new Set<Workflow['nodes'][number]>();
  const open = from.map(({ id }) => id);
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const node = nodes.get(id);
    if (!node || found.has(node)) continue;
    found.add(node);
    for (const wire of into.get(id) ?? []) open.push(wire.from.node);
  }
  return found;
}

function candidatesOf(workflow: Workflow, palette: Palette, node: GraphNode): readonly Candidate[] {
  const definition = definitionOf(palette, node);
  if (!definition) return [];
  const wired = new Set(workflow.edges.flatMap(({ to }) => (to.node === node.id ? [to.socket] : [])));
  const called = displayName(workflow, palette, node);
  return Object.entries(definition.fields).flatMap(([name, field]): Candidate[] => {
    if (wired.has(name) || !canBeShown(definition, name)) return [];
    const role = roleOf(definition, name, field, node);
    if (!role) return [];
    // What a node is mostly there for is called as the node is.
    const isWhole = name === 'value' || role === 'pictures' || definition.tellingField === name;
    return [
      {
        role,
        node,
        field: name,
        label: isWhole ? called : field.label,
        name: isWhole ? called : `${called}: ${field.label}`,
      },
    ];
  });
}

/** `undefined`: nobody changes it often. */
function roleOf(definition: AnyNodeDefinition, name: string, field: Field, node: GraphNode): Role | undefined {
  if (isSeed(field)) return 'seed';
  switch (field.kind) {
    case 'text': {
      if (field.reveals !== 'prompt') return undefined;
      const isNeeded = definition.inputs[name]?.required === true && fieldBeside(definition, name) !== undefined;
      const isMain = name === 'value' || definition.tellingField === name || isNeeded;
      return isMain || isSet(field, node.fields?.[name]) || isShown(definition) ? 'words' : undefined;
    }
    case 'pictures':
      return 'pictures';
    case 'model':
      return field.isQuick === true || isShown(definition) ? 'model' : undefined;
    case 'choice':
    case 'integer':
    case 'whole':
    case 'optional-number':
      return field.isQuick === true || isShown(definition) ? 'choice' : undefined;
    case 'key-name':
    case 'data':
      return undefined;
  }
}

/** What a group shows of itself was chosen to be. */
function isShown({ type }: AnyNodeDefinition): boolean {
  return groupIdOf(type) !== undefined;
}

function isSet(field: Field, value: unknown): boolean {
  return value !== undefined && value !== null && value !== '' && value !== field.default;
}
