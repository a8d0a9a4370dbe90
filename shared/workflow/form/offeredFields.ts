import type { Field } from '../../graph/Field.ts';
import type { Graph, GraphNode, Group } from '../../graph/Graph.ts';
import { definitionOf } from '../../graph/definitionOf.ts';
import { groupPath, groupType } from '../../graph/groups/groupPath.ts';
import { displayName } from '../../graph/displayName.ts';
import type { AnyNodeDefinition, Palette } from '../../graph/NodeDefinition.ts';
import type { Workflow } from '../Workflow.ts';
import { isSeed } from './isSeed.ts';

/** A node of a graph, or of a group in it, with the fields of it that a form can show. */
export interface OfferedNode {
  /** Its path (`groupPath`). */
  readonly path: string;
  /** With the groups it stands in, as people call them. */
  readonly where: string;
  readonly node: GraphNode;
  readonly definition: AnyNodeDefinition;
  readonly fields: readonly { readonly name: string; readonly field: Field }[];
}

/** Nodes that are looked through at most: groups in groups are many soon. */
const MOST_NODES = 5000;

/** Whether a form can show a field: a value of a shape of its own only its node can draw, and what moves a seed stands beside the seed. */
export function canBeShown(definition: AnyNodeDefinition, name: string): boolean {
  const field = Object.hasOwn(definition.fields, name) ? definition.fields[name] : undefined;
  if (!field || field.kind === 'data') return false;
  return !Object.values(definition.fields).some((each) => isSeed(each) && each.control === name);
}

/** All nodes with fields a form can show, those in groups after the use they stand in, in the order of the file. */
export function offeredNodes(workflow: Workflow, palette: Palette): readonly OfferedNode[] {
  const found: OfferedNode[] = [];
  const groups = new Map((workflow.groups ?? []).map((group) => [groupType(group.id), group]));
  let left = MOST_NODES;
  const look = (level: Graph, ids: readonly string[], names: readonly string[], open: ReadonlySet<Group>) => {
    for (const node of level.nodes) {
      if (left <= 0) return;
      left -= 1;
      const definition = definitionOf(palette, node);
      if (!definition) continue;
      const where = [...names, displayName(level, palette, node)];
      const path = [...ids, node.id];
      const fields = Object.entries(definition.fields)
        .filter(([name]) => canBeShown(definition, name))
        .map(([name, field]) => ({ name, field }));
      if (fields.length > 0) found.push({ path: groupPath(path), where: where.join(' › '), node, definition, fields });
      const group = groups.get(node.type);
      if (group && !open.has(group)) look(group, path, where, new Set([...open, group]));
    }
  };
  look(workflow, [], [], new Set());
  return found;
}
