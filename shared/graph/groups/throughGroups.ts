import type { FieldsOfNode, Graph } from '../Graph.ts';
import { setFieldsAt, type FieldChange } from './fieldsAt.ts';
import { withoutGroups } from './withoutGroups.ts';

/** The graph with the fields changed that a change of the same graph without groups changed: each where it belongs (`setFieldAt`). */
export function throughGroups<G extends Graph>(graph: G, change: (flat: G) => G): G {
  const flat = withoutGroups(graph);
  return takeFields(graph, flat, change(flat));
}

/** The same, of a change that was made already: `after` is what became of `flat`, which is `graph` without its groups. */
export function takeFields<G extends Graph>(graph: G, flat: G, after: G): G {
  if (flat === graph) return after;
  const before = new Map(flat.nodes.map((node) => [node.id, node]));
  const changes = after.nodes.flatMap(({ id, fields = NONE }): FieldChange[] => {
    const was = before.get(id)?.fields ?? NONE;
    if (was === fields) return [];
    const names = new Set([...Object.keys(was), ...Object.keys(fields)]);
    return [...names].flatMap((name) =>
      was[name] === fields[name] ? [] : [{ node: id, field: name, value: fields[name] }],
    );
  });
  return setFieldsAt(graph, changes);
}

const NONE: FieldsOfNode = {};
