import { Copy, Download, FolderHeart, FolderOpen, Maximize2, Share, Sprout, TextQuote } from 'lucide-react';
import type { Studio } from '../stores/studio.ts';
import type { MenuEntry } from '../ui/overlays/MenuEntries.tsx';
import { askToExport } from './share/exportPictures.ts';
import { copyPicture, copyPrompt, copySeed, revealPicture, savePictureCopy, type Picture } from './pictureActions.ts';

export interface PictureMenuOptions {
  /** Absent: it is open already. */
  readonly open?: (() => void) | undefined;
  /** What it does to the graph. */
  readonly edits?: readonly MenuEntry[];
}

/** What can be done with a picture, wherever it is shown. */
export function pictureMenu(
  studio: Studio,
  picture: Picture,
  { open, edits = [] }: PictureMenuOptions = {},
): MenuEntry[] {
  return [
    ...(open ? [{ label: 'Open', icon: Maximize2, onSelect: open }, 'separator' as const] : []),
    ...(edits.length > 0 ? [...edits, 'separator' as const] : []),
    { label: 'Copy picture', icon: Copy, onSelect: () => void copyPicture(studio, picture) },
    { label: 'Copy prompt', icon: TextQuote, onSelect: () => void copyPrompt(studio, picture) },
    { label: 'Copy seed', icon: Sprout, onSelect: () => void copySeed(studio, picture) },
    'separator',
    {
      label: 'Add to a reference set…',
      icon: FolderHeart,
      onSelect: () => void studio.questions.ask('add-to-set', { ids: [picture.id] }),
    },
    'separator',
    ...(studio.desktop
      ? [{ label: 'Show in folder', icon: FolderOpen, onSelect: () => void revealPicture(studio, picture) }]
      : []),
    {
      label: 'Export…',
      icon: Share,
      onSelect: () => {
        askToExport(studio, [{ ids: [picture.id] }], 1);
      },
    },
    { label: 'Save a copy…', icon: Download, onSelect: () => void savePictureCopy(studio, picture) },
  ];
}

/** The picture an element shows or lies in; see `pictureData`. */
export function pictureAt(target: Element): Picture | null {
  const { picture: id, mime } = target.closest<HTMLElement>('[data-picture]')?.dataset ?? {};
  return id === undefined || mime === undefined ? null : { id, mime };
}

/** Marks an element as showing a picture, for the one menu its area has, and for the picture keys. */
export function pictureData({
  id,
  mime,
  width,
  height,
}: Picture & { readonly width?: number; readonly height?: number }) {
  return { 'data-picture': id, 'data-mime': mime, 'data-width': width, 'data-height': height };
}
