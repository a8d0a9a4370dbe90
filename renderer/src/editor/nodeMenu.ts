import { Ban, Copy, FastForward, PencilLine, Play, Trash2 } from 'lucide-react';
import type { WorkflowNode } from '#shared/workflow/Workflow';
import type { Studio } from '../stores/studio.ts';
import type { MenuEntry } from '../ui/Menu.tsx';

/** A closing menu gives the focus back to its button a moment later; a title asked for before that would lose it at once. */
const FOCUS_RETURNS_MS = 50;

/** What can be done with one node. */
export function nodeMenu({ workflow, run, view }: Studio, { id, mode }: WorkflowNode): MenuEntry[] {
  const alone = new Set([id]);
  const edit = workflow.getState;
  return [
    { label: 'Run to here', icon: Play, onSelect: () => void run.getState().start([id]) },
    'separator',
    {
      label: 'Rename',
      icon: PencilLine,
      shortcut: 'F2',
      onSelect: () =>
        setTimeout(() => {
          view.getState().setRenaming(id);
        }, FOCUS_RETURNS_MS),
    },
    {
      label: 'Duplicate',
      icon: Copy,
      shortcut: 'Ctrl+D',
      onSelect: () => {
        edit().select([id]);
        edit().duplicateSelected();
      },
    },
    {
      label: mode === 'bypass' ? 'Do not bypass' : 'Bypass',
      icon: FastForward,
      shortcut: 'Ctrl+B',
      onSelect: () => {
        edit().setMode(alone, mode === 'bypass' ? undefined : 'bypass');
      },
    },
    {
      label: mode === 'mute' ? 'Do not mute' : 'Mute',
      icon: Ban,
      shortcut: 'Ctrl+M',
      onSelect: () => {
        edit().setMode(alone, mode === 'mute' ? undefined : 'mute');
      },
    },
    'separator',
    {
      label: 'Delete',
      icon: Trash2,
      shortcut: 'Del',
      isDanger: true,
      onSelect: () => {
        edit().select([id]);
        edit().removeSelected();
      },
    },
  ];
}
