import type { Workflow } from '#shared/workflow/Workflow';

/**
 * The sample as the graph of one document: its nodes have ids of their own, so that no sample shows what was made with another, and
 * the same ones again when the document comes back after a reload.
 */
export function sampleOf(sample: Workflow, documentId: string): Workflow {
  const own = (id: string) => `${id}-${documentId.slice(0, 8)}`;
  const ownSocket = ({ node, socket }: Workflow['edges'][number]['from']) => ({ node: own(node), socket });
  return {
    ...sample,
    nodes: sample.nodes.map((node) => ({ ...node, id: own(node.id) })),
    edges: sample.edges.map(({ from, to }) => ({ from: ownSocket(from), to: ownSocket(to) })),
  };
}
