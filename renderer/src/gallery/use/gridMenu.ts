import { Copy, ImagePlus, Share, Trash2, Undo2 } from 'lucide-react';
import { attempt } from '../../stores/attempt.ts';
import type { Studio } from '../../stores/studio.ts';
import type { MenuEntry } from '../../ui/overlays/MenuEntries.tsx';
import { pictureMenu } from '../pictureMenu.ts';
import type { PictureUses } from '../PictureUses.ts';
import { askToExport } from '../share/exportPictures.ts';

/** Pictures that go into a graph, or whose words are copied, at once. */
const MOST_AT_ONCE = 32;

/**
 * What can be done with what was clicked in the grid: with all that is chosen where that is among it, else with it alone, which is chosen then.
 * `null`: no picture lies there.
 */
export function gridMenu(studio: Studio, uses: PictureUses, target: Element): readonly MenuEntry[] | null {
  const cell = target.closest<HTMLElement>('[role="gridcell"][data-number]');
  const number = Number(cell?.dataset['number'] ?? 0);
  if (!cell || number === 0) return null;
  const { chosenCount, choose, tileOf } = studio.gallery.getState();
  if (chosenCount() > 1 && cell.getAttribute('aria-selected') === 'true')
    return severalEntries(studio, uses, chosenCount());
  choose([number]);
  const image = tileOf(number)?.image;
  if (!image) return null;
  return [...pictureMenu(studio, image, { edits: uses.entries(studio, image.id) }), 'separator', trashEntry(studio)];
}

function severalEntries(studio: Studio, uses: PictureUses, count: number): readonly MenuEntry[] {
  const { targets, chosenNumbers, tileOf } = studio.gallery.getState();
  const ids = chosenNumbers().flatMap((number) => tileOf(number)?.image.id ?? []);
  const areKnown = ids.length === count && count <= MOST_AT_ONCE;
  return [
    { heading: `${count.toLocaleString('en')} pictures` },
    ...(areKnown
      ? [
          {
            label: 'Use as input',
            icon: ImagePlus,
            onSelect: () => {
              uses.useAsInput(studio, ids);
            },
          },
          { label: 'Copy prompts', icon: Copy, onSelect: () => void copyPrompts(studio, ids) },
        ]
      : []),
    {
      label: 'Export…',
      icon: Share,
      onSelect: () => {
        askToExport(studio, targets(), count);
      },
    },
    'separator',
    trashEntry(studio),
  ];
}

function trashEntry({ gallery }: Studio): MenuEntry {
  const { query, trash, restore } = gallery.getState();
  return query.filter.inTrash
    ? { label: 'Restore', icon: Undo2, onSelect: () => void restore() }
    : { label: 'Move to the trash', icon: Trash2, shortcut: 'Del', onSelect: () => void trash() };
}

/** Each once, in the order of the pictures. */
function copyPrompts(studio: Studio, ids: readonly string[]): Promise<void> {
  return attempt(studio, undefined, async () => {
    const prompts = new Set<string>();
    for (const id of ids) {
      const { made, imported } = await studio.client('picture.details', { id });
      const prompt = made?.prompt ?? imported?.prompt;
      if (prompt) prompts.add(prompt);
    }
    const { notify } = studio.view.getState();
    if (prompts.size === 0) {
      notify('The library knows no prompt of these pictures.');
      return;
    }
    await navigator.clipboard.writeText([...prompts].join('\n\n'));
    notify(
      prompts.size === 1 ? 'The prompt is on the clipboard.' : `${String(prompts.size)} prompts are on the clipboard.`,
    );
  });
}
