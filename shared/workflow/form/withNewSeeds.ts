import type { Palette } from '../../graph/NodeDefinition.ts';
import { definitionOf } from '../../graph/definitionOf.ts';
import { throughGroups } from '../../graph/groups/throughGroups.ts';
import { withoutReroutes } from '../../graph/withoutReroutes.ts';
import type { Workflow } from '../Workflow.ts';
import { isSeed } from './isSeed.ts';

/** The graph with other seeds where they stand still: those that move by themselves do so before the run. `draw` gives a seed. */
export function withNewSeeds(workflow: Workflow, palette: Palette, draw: () => number): Workflow {
  return throughGroups(workflow, (flat) => {
    const { edges } = withoutReroutes(flat);
    const wired = new Set(edges.map(({ to }) => JSON.stringify([to.node, to.socket])));
    const nodes = flat.nodes.map((node) => {
      const seeds = Object.entries(definitionOf(palette, node)?.fields ?? {}).filter(([name, field]) => {
        if (!isSeed(field) || wired.has(JSON.stringify([node.id, name]))) return false;
        return (node.fields?.[field.control] ?? 'fixed') === 'fixed';
      });
      if (seeds.length === 0) return node;
      return { ...node, fields: { ...node.fields, ...Object.fromEntries(seeds.map(([name]) => [name, draw()])) } };
    });
    return nodes.some((node, at) => node !== flat.nodes[at]) ? { ...flat, nodes } : flat;
  });
}
