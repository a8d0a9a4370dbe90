import { colourField, editorColour } from '#shared/nodes/colourField';
import type { WorkflowNode } from '#shared/workflow/Workflow';
import type { Studio } from '../../stores/studio.ts';
import type { MenuEntry } from '../../ui/overlays/MenuEntries.tsx';

/** The colours a node can have that is there for the reader only; nothing for another. */
export function colourEntries({ workflow, paletteOf }: Studio, node: WorkflowNode | undefined): readonly MenuEntry[] {
  const graph = workflow.getState();
  const field = node && paletteOf(graph.workflow).get(node.type)?.fields['colour'];
  if (field !== colourField) return [];
  const now = editorColour(node?.fields?.['colour']);
  return [
    { heading: colourField.label },
    ...colourField.choices.map(({ value, label }) => ({
      label,
      isChosen: value === now,
      onSelect: () => {
        graph.setField(node?.id ?? '', 'colour', value === colourField.default ? undefined : value);
      },
    })),
  ];
}
