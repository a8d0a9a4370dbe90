import type { CallKind } from '../graph/callKinds.ts';
import { definitionOf } from '../graph/definitionOf.ts';
import type { GenerationConfig } from '../graph/generation.ts';
import type { SocketAddress } from '../graph/Graph.ts';
import { withoutGroups } from '../graph/groups/withoutGroups.ts';
import type { AnyNodeDefinition, Palette } from '../graph/NodeDefinition.ts';
import { withoutReroutes } from '../graph/withoutReroutes.ts';
import { controlField, isSeedField } from '../nodes/seedControl.ts';
import { edgesInto, nodeById } from '../workflow/lookups.ts';
import type { Workflow, WorkflowNode } from '../workflow/Workflow.ts';
import { feedersOf, handsOn, usersOf } from './handedWires.ts';

/** What is asked of a model, as far as a graph tells before it runs. Of several nodes that ask, the most. */
export interface ModelAsk {
  /** Each once; empty: nothing asks it for anything. */
  readonly makes: readonly CallKind[];
  readonly settings: readonly GenerationConfig[];
  /** The most pictures that one call shows it. */
  readonly references: number;
  readonly hasMask: boolean;
  readonly hasMarkup: boolean;
  readonly hasInstructions: boolean;
  /** A seed is kept from run to run. */
  readonly keepsSeed: boolean;
}

export const NOTHING_ASKED: ModelAsk = {
  makes: [],
  settings: [],
  references: 0,
  hasMask: false,
  hasMarkup: false,
  hasInstructions: false,
  keepsSeed: false,
};

/**
 * What a graph asks of the model that a provider's node chooses.
 * @param countOf how many items come out of a socket; `undefined`: it is not known, and taken for one
 */
export function modelAskOf(
  workflow: Workflow,
  palette: Palette,
  provider: string,
  countOf: (from: SocketAddress) => number | undefined,
): ModelAsk {
  const graph = withoutReroutes(withoutGroups(workflow));
  const callers = [...new Set(usersOf(graph, palette, provider).map(({ to }) => to.node))];
  const asks = callers.flatMap((id) => {
    const node = nodeById(graph, id);
    const definition = definitionOf(palette, node);
    return node && definition?.calls ? [askOf(graph, palette, node, definition, countOf)] : [];
  });
  return {
    makes: [...new Set(asks.flatMap(({ makes }) => makes))],
    settings: asks.flatMap(({ settings }) => settings),
    references: Math.max(0, ...asks.map(({ references }) => references)),
    hasMask: asks.some(({ hasMask }) => hasMask),
    hasMarkup: asks.some(({ hasMarkup }) => hasMarkup),
    hasInstructions: asks.some(({ hasInstructions }) => hasInstructions),
    keepsSeed: asks.some(({ keepsSeed }) => keepsSeed),
  };
}

function askOf(
  graph: Workflow,
  palette: Palette,
  node: WorkflowNode,
  definition: AnyNodeDefinition,
  countOf: (from: SocketAddress) => number | undefined,
): ModelAsk {
  const into = edgesInto(graph, node.id);
  const handed = feedersOf(graph, palette, node.id);
  const typeOf = (socket: string) => definition.inputs[socket]?.type;
  const isWired = (socket: string) => into.some(({ to }) => to.socket === socket);
  const shown = into.filter(({ to }) => typeOf(to.socket) === 'images' && !OVERLAYS.has(to.socket));
  const instructions = node.fields?.['instructions'];
  return {
    makes: definition.calls ? [definition.calls] : [],
    settings: handed.flatMap(({ from, to }) =>
      typeOf(to.socket) === 'config' ? settingsIn(palette, nodeById(graph, from.node)) : [],
    ),
    references: shown.reduce(
      (sum, { from }) => sum + (handsOn(graph, palette, from.node) ? 1 : (countOf(from) ?? 1)),
      0,
    ),
    hasMask: isWired('mask'),
    hasMarkup: isWired('markup'),
    hasInstructions: isWired('instructions') || (typeof instructions === 'string' && instructions.trim() !== ''),
    keepsSeed: keepsSeed(graph, palette, node, definition),
  };
}

/** Pictures that lie over a reference, and are none. */
const OVERLAYS: ReadonlySet<string> = new Set(['mask', 'markup']);

/** As its run would give them. */
function settingsIn(palette: Palette, node: WorkflowNode | undefined): readonly GenerationConfig[] {
  const definition = definitionOf(palette, node);
  if (!node || !definition?.batch || !definition.family) return [];
  const options = node.fields ?? {};
  return [{ family: definition.family({}), batch: definition.batch(options), options }];
}

/** Where a seed is wired, whether the node it comes from keeps it. */
function keepsSeed(
  graph: Workflow,
  palette: Palette,
  node: WorkflowNode,
  definition: AnyNodeDefinition | undefined,
): boolean {
  const own = Object.entries(definition?.fields ?? {}).find(([, field]) => isSeedField(field));
  const [name, field] = own ?? [];
  if (name === undefined || !isSeedField(field)) return false;
  const wire = edgesInto(graph, node.id).find(({ to }) => to.socket === name);
  const source = wire && nodeById(graph, wire.from.node);
  if (source) return keepsSeed(graph, palette, source, definitionOf(palette, source));
  return (node.fields?.[field.control] ?? controlField.default) === 'fixed';
}
