import { ClipboardCopy, FolderHeart, Pencil, Plus, RotateCcw, Trash2 } from 'lucide-react';
import type { WorkflowStore } from '../../stores/graph/workflowStore.ts';
import type { Studio } from '../../stores/studio.ts';
import type { MenuEntry } from '../../ui/overlays/MenuEntries.tsx';
import { copyNotes, giveSet, makeSet, removeSet, renameSet } from './setActions.ts';
import type { ChosenSetState } from './useChosenSet.ts';

/** What can be done at a node with the set it uses, and beside it. */
export function setMenu(
  studio: Studio,
  graph: WorkflowStore,
  node: string,
  { set }: Pick<ChosenSetState, 'set'>,
): MenuEntry[] {
  const make = async () => {
    const made = await makeSet(studio, []);
    if (made) giveSet(graph, node, made, made);
  };
  const show = (id?: string) => void studio.questions.ask('sets', id === undefined ? {} : { id });
  const own: MenuEntry[] = set
    ? [
        'separator',
        {
          label: 'Versions…',
          icon: RotateCcw,
          onSelect: () => {
            show(set.id);
          },
        },
        { label: 'Copy notes', icon: ClipboardCopy, onSelect: () => void copyNotes(studio, set) },
        { label: 'Rename…', icon: Pencil, onSelect: () => void renameSet(studio, set) },
        ...(set.removedAt === undefined
          ? [{ label: 'Remove', icon: Trash2, isDanger: true, onSelect: () => void removeSet(studio, set) }]
          : []),
      ]
    : [];
  return [
    { label: 'New set…', icon: Plus, onSelect: () => void make() },
    {
      label: 'All reference sets…',
      icon: FolderHeart,
      onSelect: () => {
        show();
      },
    },
    ...own,
  ];
}
