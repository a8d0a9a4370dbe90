import { readWhole, wholeOf } from '../../graph/fields/Whole.ts';
import type { FieldsOfNode } from '../../graph/Graph.ts';
import { behindExposed, nodeAt } from '../../graph/groups/fieldsAt.ts';
import { firstUses } from '../../graph/groups/firstUses.ts';
import { groupIdOf, pathBelow, segment } from '../../graph/groups/groupPath.ts';
import type { WorkflowGroup, WorkflowNode } from '../../workflow/Workflow.ts';
import { CARRIED, carriedBy } from './classes/providers.ts';
import type { Parts } from './Parts.ts';
import { seedWanted } from './seedWanted.ts';

/** What nodes are to hold, by their paths. */
export type Wanted = ReadonlyMap<string, FieldsOfNode>;

const SEEDS: ReadonlyMap<string, string> = new Map([
  ['seed', 'value'],
  ['image-processor', 'seed'],
  ['text-processor', 'seed'],
]);

/**
 * The groups with what their own nodes are to hold: what is wanted where they are first used, so that a use that says nothing needs nothing of
 * its own. No value that only uses have a place for stays in them.
 */
export function settleGroups<P extends Parts>(parts: P, wanted: Wanted): P {
  if (!parts.groups?.length) return parts;
  const { groups } = parts;
  const uses = firstUses(parts);
  return {
    ...parts,
    groups: groups.map((group) => ({ ...group, nodes: group.nodes.map((node) => settled(group, node)) })),
  };

  function settled(group: WorkflowGroup, node: WorkflowNode): WorkflowNode {
    const { fields } = node;
    if (!fields) return node;
    const use = uses.get(group.id);
    const changed = new Map(Object.entries(fields));
    if (groupIdOf(node.type) !== undefined) {
      for (const [name, value] of changed) {
        if ((readWhole(value) ?? 0n) < 2147483647n) continue;
        const level = { nodes: group.nodes, edges: group.edges, groups };
        const { node: path, field } = behindExposed(level, { node: node.id, field: name });
        const type = nodeAt(level, path)?.node.type ?? '';
        const whole = use === undefined ? undefined : `${use.includes('/') ? use : segment(use)}/${path}`;
        if (SEEDS.get(type) === field) changed.set(name, seedOf(value, whole, field));
      }
    } else {
      const path = use === undefined ? undefined : pathBelow(use, node.id);
      const seed = SEEDS.get(node.type);
      if (seed !== undefined && changed.has(seed)) changed.set(seed, seedOf(changed.get(seed), path, seed));
      if (node.type === 'text-processor') {
        const own = path === undefined ? undefined : carriedBy(wanted.get(path));
        for (const [name, value] of Object.entries(own ?? {})) changed.set(name, value);
      }
      if (node.type === 'openrouter-provider' && carriedBy(fields)) for (const name of CARRIED) changed.delete(name);
    }
    return { ...node, fields: Object.fromEntries(changed) };
  }

  function seedOf(value: FieldsOfNode[string] | undefined, path: string | undefined, field: string) {
    const exact = readWhole(value) ?? 0n;
    const there = path === undefined ? undefined : wanted.get(path)?.[field];
    const usual = seedWanted(exact, new Set(['picture'])).value;
    const isOfIt = there !== undefined && (readWhole(there) === exact || readWhole(there) === usual);
    return isOfIt ? there : wholeOf(usual);
  }
}
