import { useReactFlow } from '@xyflow/react';
import { useRef } from 'react';
import { definitionOf } from '#shared/graph/definitionOf';
import type { AnyNodeDefinition } from '#shared/graph/NodeDefinition';
import { SOCKET_TITLES } from '#shared/graph/SocketValues';
import type { Position } from '#shared/workflow/Workflow';
import type { Edge } from '#shared/graph/Graph';
import { wireTo, type OpenEnd } from '#shared/workflow/edits';
import { nodeIcon } from '../../nodes/nodeIcons.ts';
import type { GroupEntry } from '../../stores/groups/groupsStore.ts';
import { useOwnGroups, usePalette, useStudio, useView } from '../../stores/hooks.ts';
import { SearchList, type SearchGroup, type SearchRow } from '../../ui/fields/SearchList.tsx';
import { fuzzyFind, type Found } from '../../ui/fuzzy/fuzzyFind.ts';
import { CATEGORY_TITLES, soughtOf } from '../../nodes/soughtOf.ts';
import { Icon } from '../../ui/Icon.tsx';
import { PaletteDialog } from '../../ui/overlays/PaletteDialog.tsx';
import { useFocusBack } from '../../ui/overlays/useFocusBack.ts';
import { atPoint } from '../wires/palettePlace.ts';
import { offeredNodes } from '../../nodes/group/offeredNodes.ts';
import { insertNewOnWire } from '../../nodes/insert/insertOnWire.ts';
import { carriedBy, passageOf } from '../../nodes/insert/wirePassage.ts';
import { placeAt, placeNode } from '../../nodes/place/placeNode.ts';
import { underWire } from '../../nodes/place/underWire.ts';
import { addOwnGroup } from '../../nodes/group/own/addOwnGroup.ts';
import { fitsEnd, letsThrough } from '../../nodes/group/own/ownGroupFits.ts';
import { ownGroupRows } from './ownGroupRows.tsx';

/** Every node that can be added; with a loose wire in hand, those it fits. */
export function NodePalette() {
  const { open, at, filter, on } = useView((state) => state.palette);
  return open && <OpenPalette at={at} filter={filter} on={on} />;
}

interface OpenPaletteProps {
  readonly at: Position | undefined;
  readonly filter: OpenEnd | undefined;
  readonly on: Edge | undefined;
}

function OpenPalette({ at, filter, on }: OpenPaletteProps) {
  const studio = useStudio();
  const { workflow, view } = studio;
  const { flowToScreenPosition } = useReactFlow();
  const added = useRef<string>(undefined);
  const focusBack = useFocusBack();
  const palette = usePalette();
  const definitions = offeredNodes(workflow.getState(), palette).flatMap(
    ({ type }) => definitionOf(palette, { type }) ?? [],
  );
  const ownGroups = useOwnGroups(({ groups }) => groups);
  const carried = on && carriedBy(workflow.getState().workflow, palette, on);
  const fits = (definition: AnyNodeDefinition) =>
    (!filter || wireTo(filter, '', definition)) && (!carried || passageOf(definition, carried));
  const offered = definitions.filter(fits);
  const add = (definition: AnyNodeDefinition) => {
    if (on) {
      view.getState().closePalette();
      added.current = insertNewOnWire(studio, on, definition.type);
      return;
    }
    const wish = at && (filter ? underWire(at, filter, definition) : at);
    const position = wish ? placeAt(studio, definition.type, wish) : placeNode(studio, definition.type, filter);
    view.getState().closePalette();
    added.current = workflow.getState().addNode(definition.type, position, filter);
  };
  const own = (ownGroups ?? []).filter(
    (group) => (!filter || fitsEnd(group, filter)) && (!carried || letsThrough(group, carried)),
  );
  const addOwn = (group: GroupEntry) => {
    view.getState().closePalette();
    void addOwnGroup(studio, group, { ...(at && { at }), ...(filter && { wire: filter }), ...(on && { on }) });
  };
  const find = (typed: string) => [
    ...groupsOf(offered, typed, add),
    ...ownGroupRows(own, typed, addOwn, () => {
      view.getState().closePalette();
      void studio.questions.ask('my-groups');
    }),
  ];
  return (
    <PaletteDialog
      title="Add a node"
      style={at && atPoint(flowToScreenPosition(at))}
      onClose={() => {
        view.getState().closePalette();
      }}
      onGone={(event) => {
        if (added.current === undefined) {
          focusBack(event);
          return;
        }
        event.preventDefault();
        view.getState().canvas?.write(added.current);
      }}
    >
      <SearchList
        placeholder={on ? 'Add a node on the wire' : filter ? `Add a node that ${fitText(filter)}` : 'Add a node'}
        empty="No node of that name."
        find={find}
      />
    </PaletteDialog>
  );
}

/** Nodes as rows: by what they are for, or, once something is typed, those that fit it, the best first. */
function groupsOf(
  offered: readonly AnyNodeDefinition[],
  typed: string,
  onSelect: (definition: AnyNodeDefinition) => void,
): readonly SearchGroup[] {
  const row = ({ item, marks, part }: Found<AnyNodeDefinition>): SearchRow => ({
    id: item.type,
    label: item.title,
    marks,
    hint: part === undefined ? item.help : `${part} · ${item.help}`,
    mark: <Icon icon={nodeIcon(item)} size={15} />,
    onSelect: () => {
      onSelect(item);
    },
  });
  const found = fuzzyFind(offered, typed, soughtOf);
  if (typed.trim() !== '') return [{ rows: found.map(row) }];
  return Object.entries(CATEGORY_TITLES).map(([category, heading]) => ({
    heading,
    rows: found.filter(({ item }) => item.category === category).map(row),
  }));
}

function fitText({ end, type }: OpenEnd): string {
  return `${end === 'from' ? 'takes' : 'gives'} ${SOCKET_TITLES[type]}`;
}
