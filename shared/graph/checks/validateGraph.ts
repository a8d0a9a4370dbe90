import { applyModes } from '../applyModes.ts';
import { checkFamilies } from './checkFamilies.ts';
import { checkKinds } from './checkKinds.ts';
import { socketTypes } from './checkConnection.ts';
import { definitionOf, fieldBeside } from '../definitionOf.ts';
import { checkTokens } from './checkTokens.ts';
import { checkWires } from './checkWires.ts';
import { groupIdOf } from '../groups/groupPath.ts';
import { insideGroups } from '../groups/insideGroups.ts';
import { flattenGroups } from '../groups/withoutGroups.ts';
import { groupProblem } from './groupProblem.ts';
import { findCycles } from './findCycles.ts';
import type { Naming } from './Naming.ts';
import { displayName } from '../displayName.ts';
import { socketKey, type Edge, type Graph, type GraphNode } from '../Graph.ts';
import type { AnyNodeDefinition, Palette } from '../NodeDefinition.ts';
import { neededFor } from '../neededFor.ts';
import type { Problem } from './Problem.ts';
import { SOCKET_TITLES } from '../SocketValues.ts';
import type { ValidGraph, ValidNode } from '../ValidGraph.ts';
import { withoutPlaceholders } from '../withoutPlaceholders.ts';
import { behindReroutes, REROUTE } from '../withoutReroutes.ts';
import { wiresOf } from './wiresOf.ts';

export type Validation =
  { readonly ok: true; readonly graph: ValidGraph } | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Every problem of the graph, or the graph without its groups, with its fields checked and its modes applied. A target that is a use of a
 * group is all that is in it.
 * With targets, only they and what they need are looked at: a half-built corner does not stop the rest.
 */
export function validateGraph(grouped: Graph, palette: Palette, asked?: readonly string[]): Validation {
  const { graph, faults } = flattenGroups(grouped);
  const given = asked && insideGroups(graph, asked);
  const missing = (given ?? []).filter((id) => !graph.nodes.some((node) => node.id === id));
  const targets = given && behindReroutes(graph, given);
  const whole = withoutPlaceholders(applyModes(graph, palette), palette, targets);
  const scope = targets ? neededFor(whole, targets) : whole;
  const byId = new Map(scope.nodes.map((node) => [node.id, node]));
  const wired = new Set(scope.edges.map(({ to }) => socketKey(to)));
  const waiters = new Map(scope.edges.map(({ from, to }) => [from.node, byId.get(to.node)]));
  // As the whole graph calls them: how a node is told from others does not hang on what runs.
  const nameOf = (node: GraphNode) => displayName(graph, palette, node);
  const nodes = scope.nodes.map((node) => checkNode(node, wired, { palette, nameOf }, waiters.get(node.id)));
  const problems = [
    ...faults.map((fault) => groupProblem(fault, grouped, palette)),
    ...missing.map((id): Problem => ({ code: 'unknown-node', node: id, message: `There is no node “${id}”.` })),
    ...nodes.flatMap((checked) => checked.problems),
    ...scope.edges.flatMap((edge) => checkEdge(edge, byId, { palette, nameOf })),
    ...checkWireCounts(scope, { palette, nameOf }),
    ...checkWireCounts(reroutesOf(given ? neededFor(graph, given) : graph), { palette, nameOf }),
    ...findCycles(scope).map((cycle) => cycleProblem(cycle, byId, nameOf)),
  ];
  // What a node's family is may hang on any of its fields, so one whose fields were refused has none yet.
  const sound = nodes.flatMap(({ node, hasFieldFault }) => (node && !hasFieldFault ? [node] : []));
  problems.push(...checkTokens(sound, scope.nodes, palette));
  const wires = wiresOf(scope.edges, sound);
  problems.push(
    ...checkWires(scope.edges, sound, wires),
    ...checkKinds(scope, sound, byId, wires, { palette, nameOf }),
    ...checkFamilies(scope, sound, byId, wires, { palette, nameOf }),
  );
  if (problems.length > 0) return { ok: false, problems };
  const valid = { nodes: nodes.flatMap(({ node }) => (node ? [node] : [])), edges: scope.edges };
  return { ok: true, graph: valid as unknown as ValidGraph };
}

interface CheckedNode {
  readonly node?: ValidNode;
  readonly hasFieldFault?: boolean;
  readonly problems: readonly Problem[];
}

/** @param waiter a node that the node feeds */
function checkNode(
  node: GraphNode,
  wired: ReadonlySet<string>,
  { palette, nameOf }: Naming,
  waiter: GraphNode | undefined,
): CheckedNode {
  const definition = definitionOf(palette, node);
  if (!definition) {
    return {
      problems: [
        {
          code: 'unknown-type',
          node: node.id,
          message: unknownTypeMessage(node, waiter && nameOf(waiter)),
          hint:
            groupIdOf(node.type) === undefined
              ? 'It is kept in the file. Update Lumi Studio, or put a node in its place; mute it to run what does not need it.'
              : 'It is kept in the file. Paste it from a graph that has the group, or put a node in its place; mute it to run what does not need it.',
        },
      ],
    };
  }
  const name = nameOf(node);
  const { fields, problems } = checkFields(node, name, definition);
  const refused = new Set(problems.map(({ field }) => field));
  const missing = Object.entries(definition.inputs)
    .filter(
      ([socket, input]) => input.required && !isFed(node, socket, wired, definition, fields) && !refused.has(socket),
    )
    .map(([socket, input]): Problem => ({
      code: 'missing-input',
      node: node.id,
      socket,
      message: `${name} needs “${input.label}”.`,
      hint: `Connect an output that gives ${SOCKET_TITLES[input.type]}${fieldBeside(definition, socket) ? ', fill the field in' : ''}, or mute or remove the node.`,
    }));
  return {
    node: { id: node.id, name, definition, fields },
    hasFieldFault: problems.length > 0,
    problems: [...problems, ...missing],
  };
}

function unknownTypeMessage(node: GraphNode, waiter: string | undefined): string {
  const titled = node.title === undefined || node.title === '' ? '' : ` of “${node.title}”`;
  const waits = waiter === undefined ? '' : `, and ${waiter} waits for it`;
  const group = groupIdOf(node.type);
  if (group !== undefined) return `The group “${group}”${titled} is not in this graph${waits}.`;
  return `This version does not know the node type “${node.type}”${titled}${waits}.`;
}

function isFed(
  node: GraphNode,
  socket: string,
  wired: ReadonlySet<string>,
  definition: AnyNodeDefinition,
  fields: Readonly<Record<string, unknown>>,
): boolean {
  if (wired.has(socketKey({ node: node.id, socket }))) return true;
  if (!fieldBeside(definition, socket)) return false;
  const inline = fields[socket];
  return inline !== undefined && inline !== '';
}

function checkFields(node: GraphNode, name: string, definition: AnyNodeDefinition) {
  const fields: Record<string, unknown> = {};
  const problems: Problem[] = [];
  const given = new Map(Object.entries(node.fields ?? {}));
  for (const [key, field] of Object.entries(definition.fields)) {
    // null in a file is unset.
    const value = given.get(key) ?? undefined;
    const checked = value === undefined ? { ok: true as const, value: field.default } : field.check(value);
    if (checked.ok) fields[key] = checked.value;
    else
      problems.push({
        code: checked.code,
        node: node.id,
        field: key,
        message: `${name}: ${field.label} ${checked.reason}.`,
        ...(checked.hint !== undefined && { hint: checked.hint }),
      });
  }
  const fault = problems.length === 0 ? definition.faultOf?.(fields) : undefined;
  if (fault) {
    const { field, reason, hint } = fault;
    problems.push({
      code: 'field-out-of-range',
      node: node.id,
      field,
      message: `${name}: ${definition.fields[field]?.label ?? field} ${reason}.`,
      ...(hint !== undefined && { hint }),
    });
  }
  return { fields, problems };
}

function checkEdge(edge: Edge, byId: ReadonlyMap<string, GraphNode>, { palette, nameOf }: Naming): Problem[] {
  const source = byId.get(edge.from.node);
  const target = byId.get(edge.to.node);
  const known = target ?? source;
  if (!source || !target) {
    const lost = source ? edge.to.node : edge.from.node;
    return [
      {
        code: 'unknown-node',
        node: known?.id ?? lost,
        message: `A wire leads to a node that does not exist: “${lost}”.`,
        hint: 'Remove the wire.',
      },
    ];
  }
  // An unknown type is named once, on its node.
  if (!palette.has(source.type) || !palette.has(target.type)) return [];
  const types = socketTypes(definitionOf(palette, source), definitionOf(palette, target), edge);
  if ('ok' in types) {
    const atSource = !Object.hasOwn(definitionOf(palette, source)?.outputs ?? {}, edge.from.socket);
    return [
      {
        code: 'unknown-socket',
        node: atSource ? source.id : target.id,
        socket: atSource ? edge.from.socket : edge.to.socket,
        message: types.reason,
      },
    ];
  }
  if (types.from.type === types.to.type) return [];
  return [
    {
      code: 'type-mismatch',
      node: target.id,
      socket: edge.to.socket,
      message: `${nameOf(target)}: ${types.to.label} takes ${SOCKET_TITLES[types.to.type]}, not ${SOCKET_TITLES[types.from.type]} from ${nameOf(source)}.`,
    },
  ];
}

/** What leads into reroutes: a run sees through them, and would take one of several wires without a word. */
function reroutesOf({ nodes, edges }: Graph): Graph {
  const reroutes = nodes.filter(({ type }) => type === REROUTE);
  const ids = new Set(reroutes.map(({ id }) => id));
  return { nodes: reroutes, edges: edges.filter(({ to }) => ids.has(to.node)) };
}

function checkWireCounts(graph: Graph, { palette, nameOf }: Naming): Problem[] {
  const count = new Map<string, number>();
  const problems: Problem[] = [];
  const types = new Map(graph.nodes.map((node) => [node.id, node]));
  for (const { to } of graph.edges) {
    const key = socketKey(to);
    const wires = (count.get(key) ?? 0) + 1;
    count.set(key, wires);
    const node = types.get(to.node);
    const definition = definitionOf(palette, node);
    const input = definition && Object.hasOwn(definition.inputs, to.socket) && definition.inputs[to.socket];
    if (node && input && !input.multiple && wires === 2) {
      problems.push({
        code: 'too-many-wires',
        node: to.node,
        socket: to.socket,
        message: `${nameOf(node)}: ${input.label} takes one wire.`,
        hint: 'Remove all but one.',
      });
    }
  }
  return problems;
}

function cycleProblem(
  cycle: readonly string[],
  byId: ReadonlyMap<string, GraphNode>,
  nameOf: Naming['nameOf'],
): Problem {
  const names = cycle.map((id) => {
    const node = byId.get(id);
    return node ? nameOf(node) : id;
  });
  return {
    code: 'cycle',
    node: cycle[0] ?? '',
    message: `These nodes wait for each other: ${[...names, names[0] ?? ''].join(' → ')}.`,
    hint: 'Remove one of the wires between them.',
  };
}
