import { applyModes, standIn } from './applyModes.ts';
import { definitionOf } from './definitionOf.ts';
import type { Graph, NodeMode } from './Graph.ts';
import type { AnyNodeDefinition, Palette } from './NodeDefinition.ts';

/** What bypassing or muting nodes does to the graph they stand in. */
export interface ModeEffect {
  /** Of bypassed nodes: the input each wired output passes on, by their names; `null`: nothing comes out there. */
  readonly passes: readonly { readonly output: string; readonly input: string | null }[];
  /** The other nodes that do not run because of it. */
  readonly stops: readonly string[];
}

/** What a mode of some nodes does, told by what `applyModes` makes of the graph with it and without. */
export function modeEffect(graph: Graph, ids: ReadonlySet<string>, mode: NodeMode, palette: Palette): ModeEffect {
  const runs = (own: NodeMode | undefined) => {
    const nodes = graph.nodes.map((each) => {
      if (!ids.has(each.id)) return each;
      const { mode: _mode, ...rest } = each;
      return own ? { ...rest, mode: own } : rest;
    });
    return new Set(applyModes({ nodes, edges: graph.edges }, palette).nodes.map((each) => each.id));
  };
  const now = runs(mode);
  const stops = [...runs(undefined)].filter((each) => !ids.has(each) && !now.has(each));
  if (mode === 'mute') return { passes: [], stops };
  const passes = graph.nodes
    .filter(({ id }) => ids.has(id))
    .flatMap((node) => {
      const wired = new Set(graph.edges.flatMap(({ from }) => (from.node === node.id ? [from.socket] : [])));
      return [...wired].map((output) => passOf(graph, node.id, output, definitionOf(palette, node)));
    });
  return { passes, stops };
}

function passOf(graph: Graph, id: string, output: string, definition: AnyNodeDefinition | undefined) {
  const input = standIn(definition, output);
  const isFed = graph.edges.some(({ to }) => to.node === id && to.socket === input);
  return { output, input: input !== undefined && isFed ? input : null };
}
