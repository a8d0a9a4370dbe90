import { definitionOf } from '#shared/graph/definitionOf';
import { nodeById } from '#shared/workflow/lookups';
import type { Studio } from '../../stores/studio.ts';
import type { Asked } from '../../stores/view/DialogTable.ts';
import { focusedNode } from '../focusedNode.ts';

/** The long text one writes in, else the first of the node that has the focus or is selected alone. */
export function longTextAt({ workflow, paletteOf }: Studio): Asked<'write-large'> | undefined {
  const area = document.activeElement;
  if (area instanceof HTMLTextAreaElement) {
    const { longText: field, ofNode: node } = area.dataset;
    const caret = { from: area.selectionStart, to: area.selectionEnd };
    if (field !== undefined && node !== undefined) return { node, field, caret };
  }
  const { workflow: graph, selection } = workflow.getState();
  const id = focusedNode() ?? (selection.size === 1 ? [...selection][0] : undefined);
  const node = id === undefined ? undefined : nodeById(graph, id);
  const fields = Object.entries(definitionOf(paletteOf(graph), node)?.fields ?? {});
  const isWired = (name: string) => graph.edges.some(({ to }) => to.node === id && to.socket === name);
  const [field] = fields.find(([name, each]) => each.kind === 'text' && each.multiline && !isWired(name)) ?? [];
  return node && field !== undefined ? { node: node.id, field } : undefined;
}
