import { Boxes } from 'lucide-react';
import { readGroupText } from '#shared/workflow/groups/groupFile';
import type { Position } from '#shared/workflow/Workflow';
import { placeGroup } from '../../nodes/place/placeGroup.ts';
import { attempt } from '../../stores/attempt.ts';
import type { GroupEntry } from '../../stores/groups/groupsStore.ts';
import type { Studio } from '../../stores/studio.ts';
import type { SearchGroup, SearchRow } from '../../ui/fields/SearchList.tsx';
import { fuzzyFind, type Found } from '../../ui/fuzzy/fuzzyFind.ts';
import { Icon } from '../../ui/Icon.tsx';

/** One's own groups as rows under their heading; none where none is found. One that cannot be read is not offered. */
export function ownGroupRows(
  groups: readonly GroupEntry[],
  typed: string,
  onSelect: (group: GroupEntry) => void,
): readonly SearchGroup[] {
  const row = ({ item, marks }: Found<GroupEntry>): SearchRow => ({
    id: `own:${item.file}`,
    label: item.name,
    marks,
    hint: item.note ?? item.fields.join(', '),
    mark: <Icon icon={Boxes} size={15} />,
    onSelect: () => {
      onSelect(item);
    },
  });
  const usable = groups.filter(({ fault }) => fault === undefined);
  const found = fuzzyFind(usable, typed, ({ name, fields, note = '' }) => ({
    title: name,
    parts: fields,
    about: `${note} My groups`,
  }));
  return found.length === 0 ? [] : [{ heading: 'My groups', rows: found.map(row) }];
}

/** Puts a use of one of one's own groups into the graph that is on screen, or says why not. */
export function addOwnGroup(studio: Studio, { file, name }: GroupEntry, at: Position | undefined): Promise<void> {
  const { store } = studio.documents.active();
  return attempt(studio, undefined, async () => {
    const { text } = await studio.client('groups.read', { file });
    // Another graph may have come on screen meanwhile: it is not the one that was meant.
    if (studio.documents.active().store === store) placeGroup(studio, readGroupText(text, name), at);
  });
}
