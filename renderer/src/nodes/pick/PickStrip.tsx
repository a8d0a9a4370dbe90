import { Check, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { imageUrl } from '../../api/imageUrl.ts';
import { pictureData } from '../../gallery/pictureMenu.ts';
import { ServedPicture } from '../../gallery/ServedPicture.tsx';
import { classNames } from '../../ui/classNames.ts';
import { Icon } from '../../ui/Icon.tsx';
import type { Picked } from './usePicking.ts';
import './PickStrip.css';

export interface PickStripProps {
  readonly batch: readonly Picked[];
  readonly current: Picked | undefined;
  readonly onLook: (id: string) => void;
}

/** The batch in a row: kept ones with a tick, rejected ones grey, the one that is looked at ringed and in sight. */
export function PickStrip({ batch, current, onLook }: PickStripProps) {
  const strip = useRef<HTMLUListElement>(null);
  const id = current?.image.id;
  useEffect(() => {
    const row = strip.current;
    const tile = row?.querySelector<HTMLElement>('[aria-current]');
    // By hand: bringing it into view the usual way would move the canvas too.
    if (row && tile) row.scrollLeft = tile.offsetLeft - (row.clientWidth - tile.offsetWidth) / 2;
  }, [id]);
  return (
    <ul className="pick-strip" ref={strip} aria-label="All pictures of the batch">
      {batch.map(({ image, number, mark }) => (
        <li key={image.id}>
          <button
            type="button"
            tabIndex={-1}
            className={classNames('pick-strip__tile', mark && `pick-strip__tile--${mark}`)}
            style={{ aspectRatio: String(image.width / image.height) }}
            aria-label={pictureWords(number, batch.length, mark)}
            aria-current={image.id === id || undefined}
            onClick={() => {
              onLook(image.id);
            }}
            {...pictureData(image)}
          >
            <ServedPicture src={imageUrl(image.id, 160)} alt="" loading="lazy" draggable={false} />
            {mark && (
              <span className="pick-strip__mark">
                <Icon icon={mark === 'kept' ? Check : X} size={11} />
              </span>
            )}
          </button>
        </li>
      ))}
    </ul>
  );
}

/** `Picture 3 of 16, kept` */
export function pictureWords(number: number, count: number, mark: Picked['mark']): string {
  return [`Picture ${String(number)} of ${String(count)}`, mark].filter(Boolean).join(', ');
}
