import { definitionOf } from './definitionOf.ts';
import type { Graph, NodeMode } from './Graph.ts';
import { modeEffect, type ModeEffect } from './modeEffect.ts';
import type { AnyNodeDefinition, Palette } from './NodeDefinition.ts';

const MODES: readonly NodeMode[] = ['bypass', 'mute'];

/** What it does to the graph that these nodes are bypassed or muted, as a sentence a mode; empty: none of them is. */
export function modeRule(graph: Graph, ids: ReadonlySet<string>, palette: Palette, modes = MODES): string {
  const chosen = graph.nodes.filter((node) => ids.has(node.id));
  const [first] = chosen;
  const sentences = modes.flatMap((mode) => {
    const own = new Set(chosen.filter((node) => node.mode === mode).map(({ id }) => id));
    if (own.size === 0) return [];
    const effect = modeEffect(graph, own, mode, palette);
    if (chosen.length === 1) return [wordsOfOne(effect, mode, definitionOf(palette, first))];
    return [wordsOfSeveral(effect, mode, own.size)];
  });
  return sentences.join(' ');
}

/** Names its sockets by their labels. */
function wordsOfOne({ passes, stops }: ModeEffect, mode: NodeMode, definition: AnyNodeDefinition | undefined): string {
  if (mode === 'mute') {
    return stops.length === 0
      ? 'Muted: this does not run.'
      : `Muted: this and what depends on it (${nodes(stops)}) do not run.`;
  }
  const label = (sockets: Readonly<Record<string, { readonly label: string }>> | undefined, name: string) =>
    sockets && Object.hasOwn(sockets, name) ? (sockets[name]?.label ?? name) : name;
  const through = passes.map(({ output, input }) =>
    input === null
      ? `nothing comes out of ${label(definition?.outputs, output)}`
      : `${label(definition?.outputs, output)} passes what comes into ${label(definition?.inputs, input)} on`,
  );
  return `Bypassed: ${through.length === 0 ? 'nothing takes from it' : through.join(', ')}.${starved(stops, 'it')}`;
}

/** Sums up what becomes of their outputs. */
function wordsOfSeveral({ passes, stops }: ModeEffect, mode: NodeMode, count: number): string {
  const [they, them] = count === 1 ? ['it', 'it'] : ['they', 'them'];
  if (mode === 'mute') {
    return stops.length === 0
      ? `${String(count)} muted: ${they} ${count === 1 ? 'does' : 'do'} not run.`
      : `${String(count)} muted: ${they} and what depends on ${them} (${nodes(stops)}) do not run.`;
  }
  const blocked = passes.filter(({ input }) => input === null).length;
  const through =
    passes.length === 0
      ? `nothing takes from ${them}`
      : blocked === 0
        ? 'what comes in passes on'
        : blocked === passes.length
          ? `nothing comes out of ${them}`
          : `nothing comes out of ${String(blocked)} of ${String(passes.length)} outputs, the others pass on what comes in`;
  return `${String(count)} bypassed: ${through}.${starved(stops, them)}`;
}

function starved(stops: readonly string[], them: string): string {
  if (stops.length === 0) return '';
  return stops.length === 1
    ? ` 1 node that needs ${them} does not run.`
    : ` ${nodes(stops)} that need ${them} do not run.`;
}

function nodes(stops: readonly string[]): string {
  return stops.length === 1 ? '1 node' : `${String(stops.length)} nodes`;
}
