import { definitionOf } from '../graph/definitionOf.ts';
import type { GraphNode } from '../graph/Graph.ts';
import type { Palette } from '../graph/NodeDefinition.ts';
import type { NamedModel } from '../nodes/sweep/Axis.ts';

/** The model that a node chooses, by its fields as they stand in a file. `undefined`: it chooses none, or it is not known before it runs. */
export function namedBy(palette: Palette, node: GraphNode | undefined): NamedModel | undefined {
  const definition = definitionOf(palette, node);
  const model = node?.fields?.['model'] ?? definition?.fields['model']?.default;
  const provider = definition?.provider?.id;
  return provider === undefined || typeof model !== 'string' ? undefined : { provider, model };
}
