import { Check, type LucideIcon } from 'lucide-react';
import { useCallback, useMemo, useRef } from 'react';
import type { SavedSearch } from '#shared/api/contract';
import { useOwnGroups, useSearches, useStudio, useView } from '../stores/hooks.ts';
import type { GroupEntry } from '../stores/groups/groupsStore.ts';
import type { Studio } from '../stores/studio.ts';
import { useAnswer } from '../stores/useAnswer.ts';
import type { AskedDialogProps } from '../stores/view/DialogTable.ts';
import { SearchList, type SearchRow } from '../ui/fields/SearchList.tsx';
import type { Found } from '../ui/fuzzy/fuzzyFind.ts';
import { Icon } from '../ui/Icon.tsx';
import { Kbd } from '../ui/Kbd.tsx';
import { PaletteDialog } from '../ui/overlays/PaletteDialog.tsx';
import { useFocusBack } from '../ui/overlays/useFocusBack.ts';
import { commandEntries } from './everything/commandEntries.ts';
import type { Entry } from './everything/Entry.ts';
import { findEverything } from './everything/findEverything.ts';
import { ownGroupEntries } from './everything/groupEntries.ts';
import { fieldEntries, graphNodeEntries, newNodeEntries } from './everything/nodeEntries.ts';
import {
  bookmarkEntries,
  fileEntries,
  modelEntries,
  searchEntries,
  settingsEntries,
  tabEntries,
} from './everything/placeEntries.ts';
import { templateEntries } from './everything/templateEntries.ts';

/** Does or opens anything by its name. */
export function CommandPalette({ onClose }: AskedDialogProps<'commands'>) {
  const studio = useStudio();
  const searches = useSearches((state) => state.searches);
  const groups = useOwnGroups((state) => state.groups);
  const used = useView((state) => state.usedLately);
  const { value: found } = useAnswer('workflow.list', undefined);
  const { value: recent } = useAnswer('file.recent', undefined);
  const files = useMemo(() => fileEntries(studio, recent ?? [], found ?? []), [studio, recent, found]);
  const chosen = useRef<Entry>(undefined);
  const focusBack = useFocusBack();
  const entries = useMemo(
    () => everything(studio, files, groups ?? [], searches ?? []),
    [studio, files, groups, searches],
  );
  const find = useCallback(
    (typed: string) => {
      const choose = (entry: Entry) => () => {
        chosen.current = entry;
        onClose();
      };
      return findEverything(entries, typed, used).map(({ heading, found }) => ({
        ...(heading && { heading }),
        rows: found.map((each) => rowOf(each, heading === undefined, choose(each.item))),
      }));
    },
    [entries, used, onClose],
  );
  return (
    <PaletteDialog
      title="Do or open anything"
      onClose={onClose}
      onGone={(event) => {
        focusBack(event);
        if (!chosen.current) return;
        studio.view.getState().noteUsed(chosen.current.id);
        // Only now nothing lies over the page any more; it may well ask for the focus, or open a dialog that gives it back.
        void chosen.current.run();
      }}
    >
      <SearchList
        placeholder="Run a command, or open anything (> commands, @ nodes)"
        empty="Nothing of that name."
        find={find}
      />
    </PaletteDialog>
  );
}

function everything(
  studio: Studio,
  files: readonly Entry[],
  groups: readonly GroupEntry[],
  searches: readonly SavedSearch[],
): readonly Entry[] {
  return [
    ...commandEntries(studio),
    ...fieldEntries(studio),
    ...graphNodeEntries(studio),
    ...bookmarkEntries(studio),
    ...newNodeEntries(studio),
    ...ownGroupEntries(studio, groups),
    ...tabEntries(studio),
    ...files,
    ...templateEntries(studio),
    ...modelEntries(studio),
    ...settingsEntries(studio),
    ...searchEntries(studio, searches),
  ];
}

/** @param isMixed rows of all groups lie together, so that each says of which it is */
function rowOf({ item, marks, part }: Found<Entry>, isMixed: boolean, onSelect: () => void): SearchRow {
  const { id, group, sought, hint, icon, isChecked = false, keys = '', refusal } = item;
  return {
    id,
    label: sought.title,
    marks,
    hint: refusal ?? (part === undefined ? hint : `${part} · ${hint ?? ''}`),
    mark: <Mark isChecked={isChecked} icon={icon} />,
    aside:
      keys !== '' ? (
        <Kbd>{keys}</Kbd>
      ) : (
        isMixed && group !== 'Commands' && <span className="palette__aside">{group}</span>
      ),
    isDisabled: refusal !== undefined,
    onSelect,
  };
}

interface MarkProps {
  readonly isChecked: boolean;
  readonly icon: LucideIcon | undefined;
}

/** Its sign, or a tick where what it switches is on. */
function Mark({ isChecked, icon }: MarkProps) {
  const shown = isChecked ? Check : icon;
  return (
    <span className="palette__mark">
      {shown && <Icon icon={shown} size={14} />}
      {isChecked && <span className="visually-hidden">On: </span>}
    </span>
  );
}
