import { applyModes } from './applyModes.ts';
import { displayName } from './displayName.ts';
import type { Graph, GraphNode } from './Graph.ts';
import { neededFor } from './neededFor.ts';
import type { AnyNodeDefinition, Palette } from './NodeDefinition.ts';
import { insideGroups } from './groups/insideGroups.ts';
import { takeFields } from './groups/throughGroups.ts';
import { withoutGroups } from './groups/withoutGroups.ts';
import type { LibraryLook } from './Pin.ts';
import type { Problem } from './checks/Problem.ts';
import { behindReroutes } from './withoutReroutes.ts';

/**
 * The graph with all that its fields lead to in the library written down as it is now, and what was not found. A graph in which nothing
 * leads there is the very same. With targets, only they and what they need are looked at. What a group leads to is written down in each
 * use of it.
 */
export function pinGraph<G extends Graph>(
  grouped: G,
  palette: Palette,
  look: LibraryLook,
  targets?: readonly string[],
): { readonly graph: G; readonly problems: readonly Problem[] } {
  const graph = withoutGroups(grouped);
  if (!graph.nodes.some(({ type }) => palette.get(type)?.pin)) return { graph: grouped, problems: [] };
  const whole = applyModes(graph, palette);
  const asked = targets && behindReroutes(graph, insideGroups(graph, targets));
  const wanted = new Set((asked ? neededFor(whole, asked) : whole).nodes.map(({ id }) => id));
  const problems: Problem[] = [];
  const nodes = graph.nodes.map((node) => {
    const definition = palette.get(node.type);
    const fields = definition?.pin && wanted.has(node.id) && checkedFields(node, definition);
    const pinned = fields && definition.pin(fields, look);
    if (!pinned) return node;
    if (pinned.ok) return { ...node, fields: { ...node.fields, ...pinned.fields } };
    const { field, reason, hint } = pinned;
    const message = `${displayName(graph, palette, node)}: ${reason}`;
    problems.push({ code: 'not-in-library', node: node.id, field, message, hint });
    return node;
  });
  return { graph: takeFields(grouped, graph, { ...graph, nodes }), problems };
}

/** `undefined`: one of them does not pass, which validation tells. */
function checkedFields(node: GraphNode, { fields }: AnyNodeDefinition): Record<string, unknown> | undefined {
  const given = new Map(Object.entries(node.fields ?? {}));
  const checked: Record<string, unknown> = {};
  for (const [key, field] of Object.entries(fields)) {
    // null in a file is unset.
    const value = given.get(key) ?? undefined;
    const result = value === undefined ? { ok: true as const, value: field.default } : field.check(value);
    if (!result.ok) return undefined;
    checked[key] = result.value;
  }
  return checked;
}
