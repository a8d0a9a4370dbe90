import { Bookmark } from 'lucide-react';
import { commandEntry } from '../../commands/commandEntry.ts';
import { keyText } from '../../commands/keysOf.ts';
import { useStudio, useWorkflow } from '../../stores/hooks.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { Menu } from '../../ui/overlays/Menu.tsx';

/** The named places of the graph, to go to, and what is done with them. */
export function BookmarkMenu() {
  const studio = useStudio();
  const bookmarks = useWorkflow(({ workflow }) => workflow.bookmarks) ?? [];
  return (
    <Menu
      trigger={<IconButton label="Bookmarks" icon={Bookmark} size="small" side="top" />}
      entries={[
        ...bookmarks.map((bookmark, at) => ({
          label: bookmark.name,
          icon: Bookmark,
          ...(at < 9 && { shortcut: keyText(`Alt+${String(at + 1)}`) }),
          onSelect: () => {
            studio.view.getState().canvas?.goTo(bookmark);
          },
        })),
        ...(bookmarks.length > 0 ? (['separator'] as const) : []),
        commandEntry(studio, 'add-bookmark'),
        ...(bookmarks.length > 0 ? [{ ...commandEntry(studio, 'bookmarks'), label: 'Rename or remove…' }] : []),
      ]}
    />
  );
}
