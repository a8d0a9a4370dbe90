import { RefreshCw, RotateCw } from 'lucide-react';
import type { CommandId } from '#shared/api/commandTable';
import { insideGroups } from '#shared/graph/groups/insideGroups';
import { withoutGroups } from '#shared/graph/groups/withoutGroups';
import { isGroupEnd } from '#shared/graph/groups/groupEnds';
import { modeRule } from '#shared/graph/modeRule';
import { isFrame } from '../../nodes/frame/frameBox.ts';
import { colourEntries } from '../frames/colourEntries.ts';
import { commandEntry } from '../../commands/commandEntry.ts';
import { hasFieldMoves } from '../../commands/change/fieldWires.ts';
import { longTextAt } from '../../commands/writing/longTextAt.ts';
import { performCommand } from '../../commands/performCommand.ts';
import { isUse } from '../../commands/placeCommands.ts';
import { besideAmong } from '../../nodes/insert/putBeside.ts';
import { lacksSomething } from '../../nodes/needs/addNeeded.ts';
import { sheetOfNode } from '../../nodes/sweep/sheetAt.ts';
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
  const flat = withoutGroups(workflow);
  const inside = new Set(insideGroups(flat, [...ids]));
  const generators = generatorsAmong(
    flat.nodes.filter(({ id }) => inside.has(id)),
    studio.paletteOf(workflow),
  );
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
    ...(besideAmong(studio, ids) === undefined ? [] : [entry('try-beside')]),
    ...(mendable.length > 0
      ? [{ label: 'Retry failed', icon: RotateCw, onSelect: () => void retryFailed(studio, mendable) }]
      : []),
    'separator',
    ...(isOne && isUse(studio, nodes[0]?.id) ? [entry('open-group')] : []),
    ...(nodes[0] && isOne && lacksSomething(studio, nodes[0].id) ? [entry('complete')] : []),
    ...(isOne && longTextAt(asChosen) ? [entry('write-large')] : []),
    ...(isOne && nodes[0] && sheetOfNode(workflow, nodes[0].id) ? [entry('contact-sheet')] : []),
    ...(isOne ? [entry('replace')] : []),
    ...(hasFieldMoves(studio, ids) ? [entry('field-wires')] : []),
    ...(isOne ? [entry('connect'), entry('rename')] : []),
    ...(nodes.some(({ id }) => isUse(studio, id))
      ? [
          entry('edit-group'),
          entry('ungroup'),
          entry('make-independent'),
          ...(isOne ? [entry('keep-group'), entry('share-group')] : []),
        ]
      : []),
    ...(nodes.every(isGroupEnd) ? (isOne ? [entry('edit-group')] : []) : [entry('group')]),
    ...(nodes.some(isFrame) ? FRAME_ENTRIES.map(entry) : [entry('frame-selection')]),
    ...(isOne ? [] : [entry('tidy')]),
    ...(isOne ? colourEntries(studio, nodes[0]) : []),
    'separator',
    entry('copy'),
    entry('duplicate'),
    ...MODES.map((mode) => {
      const rule = modeRule(workflow, ids, studio.paletteOf(workflow), [mode]);
      return { ...entry(mode), ...(rule !== '' && { hint: rule }) };
    }),
    entry('collapse'),
    'separator',
    { ...entry('delete'), isDanger: true },
  ];
}

const MODES = ['bypass', 'mute'] as const;
const FRAME_ENTRIES = ['fit-frame', 'select-held', 'dissolve-frame', 'delete-held'] as const;
