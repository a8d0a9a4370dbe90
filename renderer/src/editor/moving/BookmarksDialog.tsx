import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { Bookmark } from '#shared/workflow/Workflow';
import { removeBookmark, renameBookmark } from '#shared/workflow/bookmarks';
import { goToBookmark, placeWords } from '../../commands/goToBookmark.ts';
import { performCommand } from '../../commands/performCommand.ts';
import { useGraph, usePalette, useStudio, useWorkflow } from '../../stores/hooks.ts';
import type { AskedDialogProps } from '../../stores/view/DialogTable.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Kbd } from '../../ui/Kbd.tsx';
import { keyText } from '../../commands/keysOf.ts';
import { TextInput } from '../../ui/fields/TextInput.tsx';
import { Dialog } from '../../ui/overlays/Dialog.tsx';
import './BookmarksDialog.css';

/** The named places of the graph: to go to, rename and remove. */
export function BookmarksDialog({ onClose }: AskedDialogProps<'bookmarks'>) {
  const studio = useStudio();
  const bookmarks = useWorkflow(({ whole }) => whole.bookmarks) ?? [];
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title="Bookmarks"
      description={bookmarks.length === 0 ? 'None yet. A bookmark keeps a place of the canvas in the file.' : undefined}
      footer={<Button onClick={() => void performCommand(studio, 'add-bookmark')}>Bookmark this place</Button>}
    >
      <ol className="bookmarks">
        {bookmarks.map((bookmark, at) => (
          <Row key={at} bookmark={bookmark} at={at} onGo={onClose} />
        ))}
      </ol>
    </Dialog>
  );
}

interface RowProps {
  readonly bookmark: Bookmark;
  /** From 0. */
  readonly at: number;
  readonly onGo: () => void;
}

function Row({ bookmark, at, onGo }: RowProps) {
  const studio = useStudio();
  const graph = useGraph();
  const palette = usePalette();
  const place = useWorkflow(({ whole }) => placeWords(whole, palette, bookmark));
  const [name, setName] = useState(bookmark.name);
  const rename = () => {
    const { whole, changeWhole } = graph.getState();
    changeWhole(renameBookmark(whole, at, name));
    if (name.trim() === '') setName(bookmark.name);
  };
  return (
    <li className="bookmarks__row">
      <TextInput
        label={`Name of bookmark ${String(at + 1)}`}
        value={name}
        onChange={setName}
        onBlur={rename}
        onKeyDown={(event) => {
          if (event.key === 'Enter') rename();
        }}
      />
      {place !== undefined && <span className="bookmarks__place">{place}</span>}
      {at < 9 && <Kbd>{keyText(`Alt+${String(at + 1)}`)}</Kbd>}
      <Button
        aria-label={`Go to ${bookmark.name}`}
        onClick={() => {
          onGo();
          goToBookmark(studio, bookmark);
        }}
      >
        Go
      </Button>
      <IconButton
        label={`Remove ${bookmark.name}`}
        icon={Trash2}
        onClick={() => {
          const { whole, changeWhole } = graph.getState();
          changeWhole(removeBookmark(whole, at));
        }}
      />
    </li>
  );
}
