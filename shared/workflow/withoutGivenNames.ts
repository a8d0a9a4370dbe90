import { placeName } from './bookmarks.ts';
import { bundleName } from './bundleName.ts';
import { GROUP_INPUTS, GROUP_OUTPUTS } from '../graph/groups/groupEnds.ts';
import { plainSockets } from '../graph/groups/groupSockets.ts';
import { groupName } from './groupName.ts';
import type { Form, Workflow, WorkflowEdge, WorkflowNode } from './Workflow.ts';

/**
 * The graph without what its wires, bundles, places, groups and their sockets and fields are called by hand, and without what is written in
 * its form. Which wires lie together stays, and so do the places; sockets keep the names that wires know them by.
 */
export function withoutGivenNames(workflow: Workflow): Workflow {
  const bundles = new Map<string, string>();
  const nameOf = (bundle: string) => {
    const name = bundles.get(bundle) ?? bundleName(bundles.size + 1);
    bundles.set(bundle, name);
    return name;
  };
  const bare = ({ label: _label, bundle, ...edge }: WorkflowEdge): WorkflowEdge => ({
    ...edge,
    ...(bundle !== undefined && { bundle: nameOf(bundle) }),
  });
  return {
    ...workflow,
    edges: workflow.edges.map(bare),
    ...(workflow.groups && {
      groups: workflow.groups.map((group, at) => ({
        ...group,
        name: groupName(at + 1),
        fields: group.fields.map(({ label: _label, ...exposed }) => exposed),
        nodes: group.nodes.map(withPlainEnds),
        edges: group.edges.map(bare),
      })),
    }),
    ...(workflow.form && { form: plainForm(workflow.form) }),
    ...(workflow.bookmarks && {
      bookmarks: workflow.bookmarks.map((bookmark, at) => ({ ...bookmark, name: placeName(at + 1) })),
    }),
  };
}

function withPlainEnds(node: WorkflowNode): WorkflowNode {
  if (node.type !== GROUP_INPUTS && node.type !== GROUP_OUTPUTS) return node;
  return { ...node, fields: { ...node.fields, sockets: plainSockets(node.fields?.['sockets']) } };
}

function plainForm({ title: _title, fields, ...form }: Form): Form {
  return { ...form, fields: fields.map(({ label: _label, ...shown }) => shown) };
}
