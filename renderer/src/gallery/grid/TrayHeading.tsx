import { ChevronDown } from 'lucide-react';
import type { GalleryRows } from '../../stores/gallery/GalleryRows.ts';
import { useGallery, useStudio } from '../../stores/hooks.ts';
import { isChosen } from '../../stores/gallery/selection.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Kbd } from '../../ui/Kbd.tsx';
import { pickAmong } from '../pickAmong.ts';
import type { PictureUses } from '../PictureUses.ts';
import { GroupHeading } from './GroupHeading.tsx';
import type { GridLayout } from './GridLayout.ts';
import { countWords } from './headingWords.ts';

export interface TrayHeadingProps {
  readonly layout: GridLayout;
  readonly rows: GalleryRows;
  /** Of the heading. */
  readonly line: number;
  readonly uses: PictureUses;
}

/** What can be done with a stack that is open. */
export function TrayHeading({ layout, rows, line, uses }: TrayHeadingProps) {
  const studio = useStudio();
  const { gallery } = studio;
  const tray = layout.trayOf(line);
  const chosen = useGallery(({ selection }) => {
    let count = 0;
    for (let row = tray?.from ?? 0; row < (tray?.to ?? 0); row++)
      if (isChosen(selection, rows.numberAt(row))) count += 1;
    return count;
  });
  if (!tray) return null;
  const group = rows.groupAt(tray.from);
  const numbers = () =>
    Array.from({ length: tray.to - tray.from }, (_, at) => rows.numberAt(tray.from + at)).filter(
      (number) => !gallery.getState().hidden.has(number),
    );
  const close = () => {
    gallery.getState().toggleStack(tray.batch);
  };
  const first = gallery.getState().tileOf(rows.numberAt(tray.from));
  return (
    <div role="gridcell" className="group-heading__cell">
      <IconButton label="Close the stack" icon={ChevronDown} size="small" onClick={close} />
      {group && tray.isGroup ? (
        <GroupHeading group={group} chosen={chosen} />
      ) : (
        <>
          <strong className="group-heading__title">One batch</strong>
          <span className="group-heading__facts">
            {countWords(tray.to - tray.from)}
            {chosen > 0 && `, ${chosen.toLocaleString('en')} selected`}
          </span>
        </>
      )}
      <span className="tray-heading__space" />
      <Button className="tray-heading__button" onClick={() => void pickAmong(studio, numbers())}>
        Pick <Kbd>P</Kbd>
      </Button>
      {uses.openGraph && first?.run != null && (
        <Button className="tray-heading__button" onClick={() => uses.openGraph?.(studio, first)}>
          Open its graph
        </Button>
      )}
      <Button variant="ghost" className="tray-heading__button" onClick={close}>
        Close stack <Kbd>Esc</Kbd>
      </Button>
    </div>
  );
}
