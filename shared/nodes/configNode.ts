import type { JsonObject } from '../graph/Field.ts';
import { defineNode, output, type AnyNodeDefinition } from '../graph/NodeDefinition.ts';
import type { GraphNode } from '../graph/Graph.ts';
import type { Family } from '../providers/families/Family.ts';
import { families } from '../providers/families/index.ts';

/** The node of a family's settings, made from the family: a new family needs no node of its own. */
export function configNode(family: Family): AnyNodeDefinition {
  return defineNode({
    type: configNodeType(family),
    title: `${family.title} settings`,
    help: family.help,
    category: 'settings',
    inputs: {},
    outputs: { config: output('config', 'Settings') },
    fields: family.fields,
    family: () => family.id,
    run: (_inputs, fields) => {
      const options = optionsOf(fields);
      return Promise.resolve({ config: [{ family: family.id, batch: family.batch(options), options }] });
    },
  });
}

/** What the node of a family’s settings is called in files. */
function configNodeType({ id }: Pick<Family, 'id'>) {
  return `${id}-config` as const;
}

/** How many pictures a node asks for; `undefined`: it holds no settings. What is not allowed in its fields is for the check to tell. */
export function batchOf({ type, fields = {} }: GraphNode): number | undefined {
  return families.find((family) => configNodeType(family) === type)?.batch(fields);
}

/** Unset ones are left out. */
function optionsOf(fields: Readonly<Record<string, unknown>>): JsonObject {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as JsonObject;
}
