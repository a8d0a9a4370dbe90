import { Bookmark, ChevronDown } from 'lucide-react';
import { Popover } from 'radix-ui';
import { useState } from 'react';
import { isSameQuery } from '../../stores/gallery/sameQuery.ts';
import { useGallery, useSearches } from '../../stores/hooks.ts';
import { classNames } from '../../ui/classNames.ts';
import { Icon } from '../../ui/Icon.tsx';
import { FocusBack } from '../../ui/overlays/FocusBack.tsx';
import { leaveFocus } from '../../ui/overlays/leaveFocus.ts';
import { SavedSearchList } from './SavedSearchList.tsx';
import './SavedSearches.css';

/** The search that was chosen of those that are saved, with a mark where another one is asked for by now; and the way to the others. */
export function SavedSearches() {
  const [isOpen, setOpen] = useState(false);
  const query = useGallery((state) => state.query);
  const searches = useSearches((state) => state.searches);
  const chosenId = useSearches((state) => state.chosen);
  const same = searches?.find((each) => isSameQuery(each.query, query));
  const chosen = searches?.find(({ id }) => id === chosenId) ?? same;
  const isChanged = chosen !== undefined && !isSameQuery(chosen.query, query);
  return (
    <Popover.Root open={isOpen} onOpenChange={setOpen}>
      <Popover.Trigger className={classNames('saved-button', chosen && 'saved-button--on')}>
        <Icon icon={Bookmark} size={13} />
        {chosen ? (
          <span className="saved-button__name" dir="auto">
            <span className="visually-hidden">Saved search: </span>
            {chosen.name}
          </span>
        ) : (
          <span className="saved-button__name">Saved</span>
        )}
        {isChanged && <span className="saved-button__mark">changed</span>}
        <Icon icon={ChevronDown} size={12} />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          aria-label="Saved searches"
          className="menu saved-list"
          align="start"
          sideOffset={6}
          collisionPadding={8}
          onCloseAutoFocus={leaveFocus}
        >
          <FocusBack />
          <SavedSearchList
            searches={searches ?? []}
            chosen={chosen}
            isChanged={isChanged}
            query={query}
            onDone={() => {
              setOpen(false);
            }}
          />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
