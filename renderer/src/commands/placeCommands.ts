import { CornerDownRight, CornerLeftUp } from 'lucide-react';
import type { CommandId } from '#shared/api/commandTable';
import { nodeAt } from '#shared/graph/groups/fieldsAt';
import { groupIdOf } from '#shared/graph/groups/groupPath';
import { placeAt, placeIn, type NoPlace } from '#shared/workflow/groups/placeAt';
import { showNode } from '../stores/graph/showNode.ts';
import type { Studio } from '../stores/studio.ts';
import type { Command } from './Command.ts';
import { focusedNode } from './focusedNode.ts';

/** Into groups and out of them. */
export const placeCommands = {
  'open-group': {
    run: (studio) => {
      const use = chosenUse(studio);
      if (use !== undefined) openGroup(studio, use);
    },
    isEnabled: (studio) => chosenUse(studio) !== undefined,
    icon: CornerDownRight,
  },
  'leave-group': {
    run: leaveGroup,
    isEnabled: ({ workflow }) => workflow.getState().path !== '',
    icon: CornerLeftUp,
  },
} as const satisfies Partial<Readonly<Record<CommandId, Command>>>;

const WORDS: Readonly<Record<NoPlace, readonly [string, string]>> = {
  'no-group': ['This is no group.', 'Select a node that is one.'],
  missing: ['Its group is not in this graph.', 'Undo, or open the file it came with; its wires stay where they are.'],
  circular: [
    'This group stands in itself, so it cannot be opened here.',
    'Remove this use of it, or make it independent.',
  ],
  'too-deep': ['Groups stand too deep in each other here.', 'Unpack one of those around it.'],
};

/** Looks into a use of a group; says why where that cannot be. Gives whether it could. */
export function openGroup({ workflow, view }: Pick<Studio, 'workflow' | 'view'>, use: string): boolean {
  const { whole, goTo } = workflow.getState();
  const place = placeAt(whole, use);
  if (typeof place === 'string') {
    const [message, hint] = WORDS[place];
    view.getState().notify(message, hint);
    return false;
  }
  goTo(use);
  view.getState().announce(`Group ${place.group.name} is open.`);
  return true;
}

/** Looks at what the group one is in stands in, where its use is selected and in view. Gives whether one was in a group. */
export function leaveGroup(studio: Pick<Studio, 'workflow' | 'view'>): boolean {
  const { whole, path } = studio.workflow.getState();
  if (path === '') return false;
  goToPlace(studio, placeIn(whole, path));
  return true;
}

/** Looks at a place further out; the use one comes out of is selected, in view, and has the keys. */
export function goToPlace(studio: Pick<Studio, 'workflow' | 'view'>, place: string): void {
  const { whole, path } = studio.workflow.getState();
  let use = path;
  while (use !== '' && placeIn(whole, use) !== place) use = placeIn(whole, use);
  if (use === '') return;
  showNode(studio, use, () => studio.view.getState().canvas?.focus(use));
}

/** Whether a node is a use of a group, whatever became of that. */
export function isUse({ workflow }: Pick<Studio, 'workflow'>, node: string | undefined): node is string {
  const found = node === undefined ? undefined : nodeAt(workflow.getState().workflow, node)?.node;
  return found !== undefined && groupIdOf(found.type) !== undefined;
}

/** The use that has the focus, else the one that alone is selected. */
function chosenUse(studio: Pick<Studio, 'workflow'>): string | undefined {
  const { selection } = studio.workflow.getState();
  const [selected] = selection;
  const node = focusedNode() ?? (selection.size === 1 ? selected : undefined);
  return isUse(studio, node) ? node : undefined;
}
