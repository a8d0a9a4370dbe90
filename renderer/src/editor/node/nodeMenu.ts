import { RefreshCw, Replace, RotateCw } from 'lucide-react';
import type { CommandId } from '#shared/api/commandTable';
import { placeTakers } from '#shared/workflow/swapNode';
import type { WorkflowNode } from '#shared/workflow/Workflow';
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
    ...swaps(studio, isOne ? nodes[0] : undefined),
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

/** Another provider, or other settings, in the place of one. */
function swaps(studio: Studio, node: WorkflowNode | undefined): MenuEntry[] {
  const graph = studio.workflow.getState();
  const palette = studio.paletteOf(graph.workflow);
  const definition = node && palette.get(node.type);
  if (!definition) return [];
  return placeTakers(definition, palette)
    .filter(({ type }) => type !== node.type)
    .map(({ type, title }) => ({
      label: `Change to ${title}`,
      icon: Replace,
      onSelect: () => {
        graph.swapNode(node.id, type);
      },
    }));
}
