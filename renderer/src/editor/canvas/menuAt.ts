import { BoxSelect, ClipboardPaste, Maximize, Plus, Trash2, type LucideIcon } from 'lucide-react';
import type { CommandId } from '#shared/api/commandTable';
import type { Position } from '#shared/workflow/Workflow';
import { pictureAt, pictureMenu } from '../../gallery/pictureMenu.ts';
import { keysOf } from '../../commands/keysOf.ts';
import type { Studio } from '../../stores/studio.ts';
import type { MenuEntry } from '../../ui/overlays/MenuEntries.tsx';
import { nodeMenu } from '../node/nodeMenu.ts';
import { runCommand } from '../../commands/runCommand.ts';

/** What can be done with what lies under the pointer: a picture, a node or the selected ones, a wire, or the ground. */
export function menuAt(studio: Studio, target: Element, at: Position): readonly MenuEntry[] {
  const { selection, select } = studio.workflow.getState();
  const picture = pictureAt(target);
  if (picture) {
    const tile = target.closest<HTMLElement>('[data-picture]');
    return pictureMenu(studio, picture, () => tile?.click());
  }
  const node = idOf(target, '.react-flow__node');
  if (node !== undefined) {
    if (!selection.has(node)) select([node]);
    return nodeMenu(studio, selection.has(node) ? selection : new Set([node]));
  }
  // Lies over the nodes that were selected by a frame.
  if (target.closest('.react-flow__nodesselection')) return nodeMenu(studio, selection);
  const wire = idOf(target, '.react-flow__edge');
  if (wire !== undefined) {
    select([], [wire]);
    return [{ ...entryOf(studio, 'delete', 'Delete the wire', Trash2), isDanger: true }];
  }
  return [
    {
      label: 'Add a node…',
      icon: Plus,
      shortcut: keysOf('add-node'),
      onSelect: () => {
        studio.view.getState().openPalette(at);
      },
    },
    entryOf(studio, 'paste', 'Paste', ClipboardPaste),
    'separator',
    entryOf(studio, 'select-all', 'Select all', BoxSelect),
    entryOf(studio, 'fit', 'Fit the graph to the window', Maximize),
  ];
}

function entryOf(studio: Studio, id: CommandId, label: string, icon: LucideIcon) {
  return { label, icon, shortcut: keysOf(id), onSelect: () => void runCommand(studio, id) };
}

function idOf(target: Element, selector: string): string | undefined {
  return target.closest<HTMLElement | SVGElement>(selector)?.dataset['id'];
}
