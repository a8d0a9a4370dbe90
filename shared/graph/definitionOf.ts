import type { Field, JsonObject } from './Field.ts';
import type { GraphNode } from './Graph.ts';
import type { AnyNodeDefinition, Palette, Shape } from './NodeDefinition.ts';
import { isSocketName, MOST_SOCKETS } from './socketNames.ts';

/**
 * The definition of a node's type with the node's own sockets: those its type always has, and those that follow its fields. Whoever asks for
 * the sockets of a node asks here; `palette.get` knows the type alone. The same object comes back as long as the sockets are the same.
 */
export function definitionOf(
  palette: Palette,
  node: Pick<GraphNode, 'type' | 'fields'> | undefined,
): AnyNodeDefinition | undefined {
  const definition = node && palette.get(node.type);
  return definition?.shape ? shaped(definition, definition.shape, node?.fields ?? UNSET) : definition;
}

/** The field that stands in where nothing is wired to an input of its name; an input that was named by a field has none. */
export function fieldBeside(
  { inputs, fields }: Pick<AnyNodeDefinition, 'inputs' | 'fields'>,
  socket: string,
): Field | undefined {
  const isOwn = Object.hasOwn(fields, socket) && !(Object.hasOwn(inputs, socket) && inputs[socket]?.followsFields);
  return isOwn ? fields[socket] : undefined;
}

const UNSET: JsonObject = {};

/** Fields are never changed, so what they give is known by the object itself; and by the sockets, so that what is typed beside them changes nothing. */
interface Shapes {
  readonly byFields: WeakMap<JsonObject, AnyNodeDefinition>;
  readonly bySockets: Map<string, AnyNodeDefinition>;
}
const shapes = new WeakMap<AnyNodeDefinition, Shapes>();
/** How many sets of sockets of one type are remembered: as many as are looked at together, not all that were ever typed. */
const REMEMBERED = 500;

function shaped(definition: AnyNodeDefinition, shape: Shape, fields: JsonObject): AnyNodeDefinition {
  let known = shapes.get(definition);
  if (!known) shapes.set(definition, (known = { byFields: new WeakMap(), bySockets: new Map() }));
  const before = known.byFields.get(fields);
  if (before) return before;
  const own = shape(fields);
  const key = JSON.stringify(own);
  let found = known.bySockets.get(key);
  if (!found) {
    found = withSockets(definition, own);
    if (known.bySockets.size >= REMEMBERED) known.bySockets.clear();
    known.bySockets.set(key, found);
  }
  known.byFields.set(fields, found);
  return found;
}

function withSockets(definition: AnyNodeDefinition, own: ReturnType<Shape>): AnyNodeDefinition {
  const inputs = few(own.inputs).map(([name, input]) => [name, { ...input, followsFields: true as const }] as const);
  return {
    ...definition,
    inputs: { ...definition.inputs, ...Object.fromEntries(inputs) },
    outputs: { ...definition.outputs, ...Object.fromEntries(few(own.outputs)) },
  };
}

/** The names come from files of strangers: what cannot be one, and what is too many, is no socket, whatever a shape gives. */
function few<T>(sockets: Readonly<Record<string, T>> = {}): readonly (readonly [string, T])[] {
  return Object.entries(sockets)
    .filter(([name]) => isSocketName(name))
    .slice(0, MOST_SOCKETS);
}
