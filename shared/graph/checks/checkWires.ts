import type { Edge } from '../Graph.ts';
import type { Wires } from '../NodeDefinition.ts';
import type { ValidNode } from '../ValidGraph.ts';
import type { Problem } from './Problem.ts';

/**
 * What is wrong between the fields of nodes and what is wired to them. `sound`: the nodes whose fields were not refused; what feeds a node and
 * was refused has its own problem first.
 */
export function checkWires(
  edges: readonly Edge[],
  sound: readonly ValidNode[],
  wires: (id: string) => Wires,
): Problem[] {
  const known = new Set(sound.map(({ id }) => id));
  const unsure = new Set(edges.filter(({ from }) => !known.has(from.node)).map(({ to }) => to.node));
  return sound.flatMap(({ id, name, definition, fields }): Problem[] => {
    if (unsure.has(id)) return [];
    const fault = definition.faultOfWires?.(fields, wires(id));
    if (!fault) return [];
    const { field, reason, hint } = fault;
    const message = `${name}: ${definition.fields[field]?.label ?? field} ${reason}.`;
    return [{ code: 'field-out-of-range', node: id, field, message, ...(hint !== undefined && { hint }) }];
  });
}
