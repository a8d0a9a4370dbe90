import { useRef } from 'react';
import { PictureGroups } from '../../gallery/PictureGroups.tsx';
import type { ShownSlot } from '../../stores/running/shownSlots.ts';
import type {} from '../../ui/styles/cssVariables.ts';
import { classNames } from '../../ui/classNames.ts';
import { previewGrid } from './previewGrid.ts';
import { useOpenPictures } from './useOpenPictures.ts';
import { useSeenPlaces } from './useSeenPlaces.ts';
import { EmptyBody } from './EmptyBody.tsx';
import './PicturePreview.css';

export interface PicturePreviewProps {
  readonly slots: readonly ShownSlot[];
  /** What is said where nothing was asked for yet. */
  readonly empty: string;
}

/** Pictures in the room the node gives them, whatever comes: up to four as large as it lets them be; where there are more, one scrolls. */
export function PicturePreview({ slots, empty }: PicturePreviewProps) {
  const open = useOpenPictures(slots);
  const scroller = useRef<HTMLDivElement>(null);
  const words = useSeenPlaces(scroller, slots.length);
  const isCut = words !== '';
  const [first] = slots;
  if (!first) return <EmptyBody>{empty}</EmptyBody>;
  const hasRows = slots.some(({ row }) => row);
  const ratio = first.width / first.height;
  const { columns, rows } = previewGrid(slots.length, ratio);
  return (
    <div className="picture-preview nodrag">
      <div
        ref={scroller}
        className={classNames('picture-preview__pictures', hasRows && 'picture-preview__pictures--rows')}
        style={{ '--columns-seen': columns, '--rows-seen': rows, '--ratio': ratio }}
        tabIndex={isCut ? 0 : -1}
        role="group"
        aria-label={words === '' ? 'Preview' : `Preview, ${words}`}
      >
        <PictureGroups slots={slots} label="Pictures" onOpen={open} {...(!hasRows && { columns })} />
      </div>
      {words !== '' && (
        <span className="picture-preview__seen" aria-hidden>
          {words}
        </span>
      )}
    </div>
  );
}
