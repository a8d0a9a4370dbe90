import { edgeId } from '#shared/workflow/lookups';
import { Diamond } from 'lucide-react';
import { onGrid } from '../../nodes/place/freeSpot.ts';
import type { Position } from '#shared/workflow/Workflow';
import { pictureAt, pictureMenu } from '../../gallery/pictureMenu.ts';
import { pictureEntries, slotEntries } from '../../nodes/pictures/pictureEntries.ts';
import { commandEntry } from '../../commands/commandEntry.ts';
import type { Studio } from '../../stores/studio.ts';
import type { MenuEntry } from '../../ui/overlays/MenuEntries.tsx';
import { nodeMenu } from '../node/nodeMenu.ts';

/** What can be done with what lies under the pointer: a picture, a node or the selected ones, a wire, or the ground. */
export function menuAt(studio: Studio, target: Element, at: Position): readonly MenuEntry[] {
  const { selection, select } = studio.workflow.getState();
  const picture = pictureAt(target);
  if (picture) {
    const tile = target.closest<HTMLElement>('button[data-picture]');
    const holder = idOf(target, '.react-flow__node');
    const slot = target.closest<HTMLElement>('[data-picture-slot]')?.dataset['pictureSlot'];
    return pictureMenu(studio, picture, {
      open: tile
        ? () => {
            tile.click();
          }
        : undefined,
      edits: [
        ...(slot === undefined ? [] : slotEntries(studio, holder ?? '', Number(slot))),
        ...pictureEntries(studio, picture, holder),
      ],
    });
  }
  const node = idOf(target, '.react-flow__node');
  if (node !== undefined) {
    if (!selection.has(node)) select([node]);
    return nodeMenu(studio, selection.has(node) ? selection : new Set([node]));
  }
  // Lies over the nodes that were selected by a frame.
  if (target.closest('.react-flow__nodesselection')) return nodeMenu(studio, selection);
  const wire = idOf(target, '.react-flow__edge, .wire-label');
  if (wire !== undefined) {
    const { selectedEdges } = studio.workflow.getState();
    if (!selectedEdges.has(wire)) select([], [wire]);
    const { x, y } = onGrid(at);
    return [
      {
        ...commandEntry(studio, 'insert-node'),
        label: 'Insert a node here…',
        isDisabled: false,
        onSelect: () => {
          select([], [wire]);
          const edge = studio.workflow.getState().workflow.edges.find((each) => edgeId(each) === wire);
          if (edge) studio.view.getState().openPalette(at, undefined, edge);
        },
      },
      {
        label: 'Put a reroute here',
        icon: Diamond,
        onSelect: () => {
          studio.workflow.getState().rerouteWire(wire, { x: x - 12, y: y - 12 });
        },
      },
      { ...commandEntry(studio, 'rename'), label: 'Write on the wire…' },
      commandEntry(studio, 'hide-wires'),
      commandEntry(studio, 'hide-type'),
      commandEntry(studio, 'show-wires'),
      commandEntry(studio, 'bundle-wires'),
      'separator',
      { ...commandEntry(studio, 'delete'), label: 'Delete the wire', isDanger: true },
    ];
  }
  return [
    {
      ...commandEntry(studio, 'add-node'),
      label: 'Add a node…',
      onSelect: () => {
        studio.view.getState().openPalette(at);
      },
    },
    commandEntry(studio, 'paste'),
    'separator',
    commandEntry(studio, 'tidy-all'),
    commandEntry(studio, 'select-all'),
    commandEntry(studio, 'fit'),
  ];
}

function idOf(target: Element, selector: string): string | undefined {
  return target.closest<HTMLElement | SVGElement>(selector)?.dataset['id'];
}
