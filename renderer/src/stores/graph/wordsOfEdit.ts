import { displayNames } from '#shared/graph/displayName';
import type { Palette } from '#shared/graph/NodeDefinition';
import type { GraphNode } from '#shared/graph/Graph';
import type { Workflow } from '#shared/workflow/Workflow';

/** What an edit did, in a few words for who does not see it: `added Seed`; `null` for what is heard where it is done, as typing is. */
export function wordsOfEdit(before: Workflow, now: Workflow, paletteOf: (graph: Workflow) => Palette): string | null {
  if (before.nodes === now.nodes) return wordsOfWires(before, now);
  const was = new Map(before.nodes.map((node) => [node.id, node]));
  const is = new Map(now.nodes.map((node) => [node.id, node]));
  const named = (graph: Workflow, nodes: readonly GraphNode[]) => {
    const [first] = nodes;
    if (nodes.length !== 1 || !first) return `${String(nodes.length)} nodes`;
    return displayNames(graph, paletteOf(graph)).get(first.id) ?? first.type;
  };
  const added = now.nodes.filter(({ id }) => !was.has(id));
  const gone = before.nodes.filter(({ id }) => !is.has(id));
  if (added.length > 0 && gone.length > 0) return `${named(before, gone)} gave way to ${named(now, added)}`;
  if (added.length > 0) return `added ${named(now, added)}`;
  if (gone.length > 0) return `deleted ${named(before, gone)}`;
  const differs = (key: 'position' | 'mode' | 'collapsed') =>
    now.nodes.filter((node) => JSON.stringify(node[key]) !== JSON.stringify(was.get(node.id)?.[key]));
  const moved = differs('position');
  if (moved.length > 0) return `moved ${named(now, moved)}`;
  const turned = differs('mode');
  if (turned.length > 0) return `${named(now, turned)}: ${MODES[turned[0]?.mode ?? 'run']}`;
  const folded = differs('collapsed');
  if (folded.length > 0) return `${folded[0]?.collapsed ? 'collapsed' : 'opened'} ${named(now, folded)}`;
  return null;
}

const MODES = { run: 'runs again', bypass: 'bypassed', mute: 'muted' } as const;

function wordsOfWires(before: Workflow, now: Workflow): string | null {
  const more = now.edges.length - before.edges.length;
  if (more === 0) return null;
  const count = Math.abs(more);
  return `${more > 0 ? 'connected' : 'removed'} ${count === 1 ? 'a wire' : `${String(count)} wires`}`;
}
