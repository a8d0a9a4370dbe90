import { Boxes } from 'lucide-react';
import { addOwnGroup } from '../../nodes/group/own/addOwnGroup.ts';
import type { GroupEntry } from '../../stores/groups/groupsStore.ts';
import type { Studio } from '../../stores/studio.ts';
import type { Entry } from './Entry.ts';

/** One's own groups, to add a use of one. */
export function ownGroupEntries(studio: Studio, groups: readonly GroupEntry[]): readonly Entry[] {
  return groups.map((group) => {
    const { file, name, note, fields, fault } = group;
    return {
      id: `own group ${file}`,
      group: 'My groups',
      sought: { title: name, parts: fields, about: `my groups add a node ${note ?? ''}` },
      hint: note === undefined ? 'Add as a node' : `Add as a node · ${note}`,
      icon: Boxes,
      refusal: fault,
      run: () => addOwnGroup(studio, group),
    };
  });
}
