import { RefreshCw, RotateCw } from 'lucide-react';
import type { CommandId } from '#shared/api/commandTable';
import { commandEntry } from '../../commands/commandEntry.ts';
import { performCommand } from '../../commands/performCommand.ts';
import type { Studio } from '../../stores/studio.ts';
import type { MenuEntry } from '../../ui/overlays/MenuEntries.tsx';
import { generatorsAmong, mendableAmong, retryFailed } from '../../commands/runCommands.ts';

/** What can be done with these nodes, whatever else is selected. They are selected first, so that it is done to them. */
export function nodeMenu(studio: Studio, ids: ReadonlySet<string>): MenuEntry[] {
  const { workflow } = studio.workflow.getState();
  const asChosen: Studio = {
    ...studio,
    workflow: { ...studio.workflow, getState: () => ({ ...studio.workflow.getState(), selection: ids }) },
  };
  const nodes = workflow.nodes.filter(({ id }) => ids.has(id));
  const isOne = nodes.length === 1;
  const generators = generatorsAmong(nodes, studio.paletteOf(workflow));
  const mendable = mendableAmong(studio, [...ids]);
  const entry = (id: CommandId) => {
    return {
      ...commandEntry(asChosen, id),
      onSelect: () => {
        studio.workflow.getState().select(ids);
        void performCommand(studio, id);
      },
    };
  };
  return [
    entry('run-selection'),
    entry('run-from-here'),
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
    ...(isOne ? [entry('connect'), entry('rename')] : []),
    entry('copy'),
    entry('duplicate'),
    entry('bypass'),
    entry('mute'),
    entry('collapse'),
    'separator',
    { ...entry('delete'), isDanger: true },
  ];
}
