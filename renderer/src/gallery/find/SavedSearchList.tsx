import { X } from 'lucide-react';
import { useState, type SyntheticEvent } from 'react';
import type { GalleryQuery, SavedSearch } from '#shared/api/contract';
import { useStudio } from '../../stores/hooks.ts';
import { Button } from '../../ui/Button.tsx';
import { TextInput } from '../../ui/fields/TextInput.tsx';
import { IconButton } from '../../ui/IconButton.tsx';

interface SavedSearchListProps {
  readonly searches: readonly SavedSearch[];
  readonly chosen: SavedSearch | undefined;
  /** Whether another one is asked for than was chosen. */
  readonly isChanged: boolean;
  /** What is asked for now. */
  readonly query: GalleryQuery;
  readonly onDone: () => void;
}

/** UTF-16 units */
const MAX_NAME = 100;

/** All saved searches, to choose and remove; and what is asked for now, to be saved under a name. */
export function SavedSearchList({ searches, chosen, isChanged, query, onDone }: SavedSearchListProps) {
  const { gallery, searches: store } = useStudio();
  const [name, setName] = useState(chosen?.name ?? '');
  const trimmed = name.trim();
  const replaced = searches.find((each) => each.name === trimmed);
  const save = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (trimmed !== '' && (await store.getState().save(trimmed, query))) onDone();
  };
  return (
    <>
      {searches.length === 0 && <p className="menu__empty">No search is saved yet.</p>}
      <ul className="saved-list__rows">
        {searches.map((each) => (
          <li key={each.id} className="saved-list__row">
            <button
              type="button"
              className="menu__item saved-list__name"
              aria-current={each === chosen ? 'true' : undefined}
              dir="auto"
              onClick={() => {
                gallery.getState().setQuery(each.query);
                store.getState().choose(each.id);
                onDone();
              }}
            >
              {each.name}
            </button>
            <IconButton
              label={`Remove the search ${each.name}`}
              size="small"
              icon={X}
              onClick={() => void store.getState().remove(each.id)}
            />
          </li>
        ))}
      </ul>
      {chosen && isChanged && (
        <Button
          variant="ghost"
          className="saved-list__back"
          onClick={() => {
            gallery.getState().setQuery(chosen.query);
            onDone();
          }}
        >
          Back to “{chosen.name}” as it was saved
        </Button>
      )}
      <form className="saved-list__save" onSubmit={(event) => void save(event)}>
        <TextInput
          label="Name of the search"
          placeholder="Name what is shown now"
          value={name}
          onChange={setName}
          maxLength={MAX_NAME}
          dir="auto"
        />
        <Button
          type="submit"
          disabled={trimmed === '' || (replaced !== undefined && isSaved(replaced, chosen, isChanged))}
        >
          {replaced ? 'Replace' : 'Save'}
        </Button>
      </form>
    </>
  );
}

/** Whether a search is what is asked for now, so that there is nothing to save under its name. */
function isSaved(search: SavedSearch, chosen: SavedSearch | undefined, isChanged: boolean): boolean {
  return search === chosen && !isChanged;
}
