/** What a use of a group has of its own for nodes in it that its group shows nothing of: to be seen, and taken back. */
import { groupPathIds, pathBelow } from '../../graph/groups/groupPath.ts';
import type { JsonValue } from '../../graph/Field.ts';
import type { Workflow, WorkflowNode } from '../Workflow.ts';
import { withOwnValue } from './ownHome.ts';

/** A value that holds for one use alone. */
export interface HiddenOwn {
  /** As `GraphNode.inside` names the node in the group. */
  readonly inside: string;
  readonly field: string;
  readonly value: JsonValue;
  /** The path of that node. */
  readonly path: string;
}

/** In their order. @param node a use, called by its path */
export function hiddenOwns(node: Pick<WorkflowNode, 'id' | 'inside'>): readonly HiddenOwn[] {
  return Object.entries(node.inside ?? {}).flatMap(([inside, fields]) => {
    // With a slash behind it, so that one id alone is read as a part of a path too.
    const ids = groupPathIds(`${inside}/`).slice(0, -1);
    const path = ids.reduce((around, id) => pathBelow(around, id), node.id);
    return Object.entries(fields).map(([field, value]) => ({ inside, field, value, path }));
  });
}

/** The graph in which a use goes by its group again in these; the rest it keeps. */
export function takeBack(view: Workflow, use: string, owns: readonly Pick<HiddenOwn, 'inside' | 'field'>[]): Workflow {
  const nodes = view.nodes.map((node) => {
    if (node.id !== use) return node;
    return owns.reduce<WorkflowNode>(
      (each, { inside, field }) => withOwnValue(each, { level: 0, inside, field }, undefined),
      node,
    );
  });
  return { ...view, nodes };
}
