import {
  Ban,
  Cable,
  Copy,
  FastForward,
  Files,
  FoldVertical,
  PencilLine,
  Play,
  RefreshCw,
  RotateCw,
  StepForward,
  Trash2,
  type LucideIcon,
} from 'lucide-react';
import { commandFacts, type CommandId } from '#shared/api/commandTable';
import { keysOf } from '../../commands/keysOf.ts';
import type { Studio } from '../../stores/studio.ts';
import type { MenuEntry } from '../../ui/overlays/MenuEntries.tsx';
import { runCommand } from '../../commands/runCommand.ts';
import { generatorsAmong, mendableAmong, retryFailed } from '../../commands/runCommands.ts';

/** What can be done with these nodes. They are selected first, so that it is done to them. */
export function nodeMenu(studio: Studio, ids: ReadonlySet<string>): MenuEntry[] {
  const { workflow } = studio.workflow.getState();
  const nodes = workflow.nodes.filter(({ id }) => ids.has(id));
  const isOne = nodes.length === 1;
  const all = (mode: 'bypass' | 'mute') => nodes.every((node) => node.mode === mode);
  const generators = generatorsAmong(nodes, studio.paletteOf(workflow));
  const mendable = mendableAmong(studio, [...ids]);
  const entry = (id: CommandId, label: string, icon: LucideIcon) => ({
    label,
    icon,
    shortcut: keysOf(id),
    onSelect: () => {
      studio.workflow.getState().select(ids);
      void runCommand(studio, id);
    },
  });
  return [
    entry('run-selection', commandFacts('run-selection').title, Play),
    entry('run-from-here', commandFacts('run-from-here').title, StepForward),
    ...(generators.length > 0
      ? [
          {
            label: 'Generate again',
            icon: RefreshCw,
            onSelect: () => void studio.preflight.getState().launch({ targets: generators, again: generators }),
          },
        ]
      : []),
    ...(mendable.length > 0
      ? [{ label: 'Retry failed', icon: RotateCw, onSelect: () => void retryFailed(studio, mendable) }]
      : []),
    'separator',
    ...(isOne ? [entry('connect', 'Connect or disconnect…', Cable), entry('rename', 'Rename', PencilLine)] : []),
    entry('copy', 'Copy', Copy),
    entry('duplicate', 'Duplicate', Files),
    entry('bypass', all('bypass') ? 'Do not bypass' : 'Bypass', FastForward),
    entry('mute', all('mute') ? 'Do not mute' : 'Mute', Ban),
    entry('collapse', nodes.every((node) => node.collapsed) ? 'Expand' : 'Collapse', FoldVertical),
    'separator',
    { ...entry('delete', 'Delete', Trash2), isDanger: true },
  ];
}
