import { Boxes, Library } from 'lucide-react';
import type { GroupEntry } from '../../stores/groups/groupsStore.ts';
import type { SearchGroup, SearchRow } from '../../ui/fields/SearchList.tsx';
import { fuzzyFind, type Found } from '../../ui/fuzzy/fuzzyFind.ts';
import { Icon } from '../../ui/Icon.tsx';

/**
 * One's own groups as rows under their heading, and one that leads to all of them where nothing is typed; none where none is found. One that
 * cannot be read is not offered.
 */
export function ownGroupRows(
  groups: readonly GroupEntry[],
  typed: string,
  onSelect: (group: GroupEntry) => void,
  onManage: () => void,
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
  if (found.length === 0) return [];
  const manage: SearchRow = {
    id: 'own-groups',
    label: 'Manage my groups…',
    hint: 'Rename, share and remove them',
    mark: <Icon icon={Library} size={15} />,
    onSelect: onManage,
  };
  return [{ heading: 'My groups', rows: [...found.map(row), ...(typed.trim() === '' ? [manage] : [])] }];
}
