import type { Graph, GraphNode } from '../graph/Graph.ts';
import { joinParameters } from '../graph/models/joinParameters.ts';
import type { ModelParameters } from '../graph/models/LiveList.ts';
import type { AnyNodeDefinition, ChosenModel, Palette } from '../graph/NodeDefinition.ts';
import { withoutReroutes } from '../graph/withoutReroutes.ts';
import { openRouter } from '../providers/families/openrouter.ts';
import { isRouterOption } from '../providers/families/openrouter/routerOptions.ts';

/** The models that settings are for, by the wires of a graph. */
export interface WiredSettings {
  /** Those that are asked in these settings, each once; empty: none is wired. */
  readonly models: readonly ChosenModel[];
  /** What can be set: all that one of them takes, by the names of `options`. Absent: not all of them tell, or there is none. */
  readonly parameters?: ModelParameters;
}

/** What an `openrouter-config` node can set: the model is that of the provider of whoever is given the settings. */
export function wiredSettings(graph: Graph, palette: Palette, config: string): WiredSettings {
  const { nodes, edges } = withoutReroutes(graph);
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const asking = new Set(edges.filter(({ from }) => from.node === config).map(({ to }) => to.node));
  const named = [...asking].flatMap((id) => handedModels(palette, byId.get(id)));
  const providers = edges.filter(({ to }) => asking.has(to.node) && isProvider(palette, byId.get(to.node), to.socket));
  const wired = [...new Set(providers.map(({ from }) => from.node))].flatMap((id) => modelOf(palette, byId.get(id)));
  const chosen = named.length > 0 ? named : wired;
  const models = [...new Map(chosen.map((model) => [model.title, model])).values()];
  const told = models.map(({ parameters }) => parameters).filter((parameters) => parameters !== undefined);
  if (told.length === 0 || told.length < models.length) return { models };
  const all = Object.entries(joinParameters(told)).filter(([name]) => isRouterOption(name));
  return { models, parameters: Object.fromEntries(all) };
}

function isProvider(palette: Palette, node: GraphNode | undefined, socket: string): boolean {
  const inputs = (node && palette.get(node.type)?.inputs) ?? {};
  return Object.hasOwn(inputs, socket) && inputs[socket]?.type === 'provider';
}

function modelOf(palette: Palette, node: GraphNode | undefined): readonly ChosenModel[] {
  const definition = node && palette.get(node.type);
  const model = definition?.chosenModel?.(fieldsOf(definition, node));
  return model ? [model] : [];
}

/** Those that a node which hands on names by itself; of other families than these settings none. */
function handedModels(palette: Palette, node: GraphNode | undefined): readonly ChosenModel[] {
  const definition = node && palette.get(node.type);
  const models = definition?.handsOn?.(fieldsOf(definition, node), {}).models ?? [];
  return models.filter(({ family }) => family === openRouter.id);
}

/** As they stand in the file; what is wrong there counts as unset. */
function fieldsOf(
  definition: AnyNodeDefinition | undefined,
  node: GraphNode | undefined,
): Readonly<Record<string, unknown>> {
  const fields = Object.entries(definition?.fields ?? {}).map(([name, field]) => {
    const given = node?.fields?.[name] ?? undefined;
    const checked = given === undefined ? undefined : field.check(given);
    return [name, checked?.ok ? checked.value : field.default] as const;
  });
  return Object.fromEntries(fields);
}
