import { Bookmark } from 'lucide-react';
import { commandEntry } from '../../commands/commandEntry.ts';
import { goToBookmark, placeWords } from '../../commands/goToBookmark.ts';
import { keyText } from '../../commands/keysOf.ts';
import { usePalette, useStudio, useWorkflow } from '../../stores/hooks.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { Menu } from '../../ui/overlays/Menu.tsx';

/** The named places of the graph, to go to, and what is done with them. */
export function BookmarkMenu() {
  const studio = useStudio();
  const palette = usePalette();
  const whole = useWorkflow((state) => state.whole);
  const { bookmarks = [] } = whole;
  return (
    <Menu
      trigger={<IconButton label="Bookmarks" icon={Bookmark} size="small" side="top" />}
      entries={[
        ...bookmarks.map((bookmark, at) => ({
          label: bookmark.name,
          ...hintOf(placeWords(whole, palette, bookmark)),
          icon: Bookmark,
          ...(at < 9 && { shortcut: keyText(`Alt+${String(at + 1)}`) }),
          onSelect: () => {
            goToBookmark(studio, bookmark);
          },
        })),
        ...(bookmarks.length > 0 ? (['separator'] as const) : []),
        commandEntry(studio, 'add-bookmark'),
        ...(bookmarks.length > 0 ? [{ ...commandEntry(studio, 'bookmarks'), label: 'Rename or remove…' }] : []),
      ]}
    />
  );
}

function hintOf(hint: string | undefined) {
  return hint === undefined ? {} : { hint };
}
