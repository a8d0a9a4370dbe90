import type { Palette } from '#shared/graph/NodeDefinition';
import type { GraphNode } from '#shared/graph/Graph';

/** The types of settings that a provider's model understands. */
export function settingsFor(provider: Pick<GraphNode, 'type' | 'fields'>, palette: Palette): readonly string[] {
  const definition = palette.get(provider.type);
  if (!definition?.family) return [];
  const fields = Object.entries(definition.fields).map(([name, field]) => [
    name,
    provider.fields?.[name] ?? field.default,
  ]);
  const family = definition.family(Object.fromEntries(fields));
  const all = [...palette.values()].filter(({ batch }) => batch);
  return all.filter((each) => family === 'any' || each.family?.({}) === family).map(({ type }) => type);
}
