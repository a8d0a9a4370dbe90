import type { GraphNode } from '../Graph.ts';
import type { Palette } from '../NodeDefinition.ts';
import type { Problem } from './Problem.ts';
import { ROW_TOKEN, tokenFault } from '../rows/tokens.ts';
import type { ValidNode } from '../ValidGraph.ts';

/** Texts with tokens that no list of the graph can fill in: told before anything is paid for. Which row a picture has is known only as it comes. */
export function checkTokens(nodes: readonly ValidNode[], graph: readonly GraphNode[], palette: Palette): Problem[] {
  const columns = graph.flatMap((node) => {
    const own = palette.get(node.type)?.columns?.(node.fields ?? {});
    return own ? [ROW_TOKEN, ...own] : [];
  });
  const ofRows = [...new Set(columns)];
  return nodes.flatMap(({ id, name, definition, fields }) =>
    Object.entries(definition.fields).flatMap(([key, field]): Problem[] => {
      const value = fields[key];
      if (field.kind !== 'text' || !field.tokens || typeof value !== 'string') return [];
      const fault = tokenFault(value, field.tokens, ofRows);
      if (!fault) return [];
      const { reason, hint } = fault;
      const message = `${name}: ${field.label} ${reason}.`;
      return [{ code: 'field-out-of-range', node: id, field: key, message, ...(hint !== undefined && { hint }) }];
    }),
  );
}
