import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { ImageRef } from '#shared/graph/generation';
import { imageUrl } from '../../api/imageUrl.ts';
import { useStudio } from '../../stores/hooks.ts';
import type { PictureSequence } from '../../stores/view/PictureSequence.ts';
import { useSequence } from '../../stores/view/useSequence.ts';
import { classNames } from '../../ui/classNames.ts';
import { dragPictureOut, preparePictureDrag } from '../pictureActions.ts';
import { pictureData } from '../pictureMenu.ts';
import { ServedPicture } from '../ServedPicture.tsx';
import { useFrameSize } from '../zoom/useFrameSize.ts';
import { layStrip } from './layStrip.ts';
import './PictureStrip.css';

/** What a place of the strip shows besides its picture. */
export interface StripDress {
  readonly className?: string | undefined;
  /** Over the picture. */
  readonly badge?: ReactNode;
  /** Under it. */
  readonly caption?: ReactNode;
  /** Said after its place. */
  readonly words?: string | undefined;
}

export interface PictureStripProps {
  readonly sequence: PictureSequence;
  /** The one that is looked at: it lies in the middle. */
  readonly index: number;
  /** Of the pictures, px. */
  readonly height: number;
  readonly label: string;
  readonly onLook: (index: number) => void;
  readonly dress?: (image: ImageRef, index: number) => StripDress;
  readonly hasCaptions?: boolean;
  /** Whether it stays filled to its ends, in place of keeping that one in the middle. */
  readonly isFilled?: boolean;
}

/** Pictures in a row, each in its ratio, as many as are to be seen: of a million too. The wheel moves it until another is looked at. */
export function PictureStrip({
  sequence,
  index,
  height,
  label,
  onLook,
  dress,
  hasCaptions = false,
  isFilled = false,
}: PictureStripProps) {
  const studio = useStudio();
  const frame = useRef<HTMLUListElement>(null);
  const { width } = useFrameSize(frame);
  const [moved, setMoved] = useState({ of: index, by: 0 });
  useSequence(sequence, index);
  const shift = moved.of === index ? moved.by : 0;
  const places = layStrip({ sequence, index, height, width, shift, isFilled });
  useEffect(() => {
    const row = frame.current;
    if (!row) return;
    const turn = (event: WheelEvent) => {
      event.preventDefault();
      const by = Math.abs(event.deltaX) > Math.abs(event.deltaY) ? event.deltaX : event.deltaY;
      setMoved((now) => ({ of: index, by: (now.of === index ? now.by : 0) + by }));
    };
    row.addEventListener('wheel', turn, { passive: false });
    return () => {
      row.removeEventListener('wheel', turn);
    };
  }, [index]);
  const first = places[0]?.index ?? 0;
  const last = places.at(-1)?.index ?? 0;
  useEffect(() => {
    sequence.load(first, last + 1);
  }, [sequence, first, last]);
  return (
    <ul
      ref={frame}
      className={classNames('picture-strip', hasCaptions && 'picture-strip--captions')}
      style={{ '--strip': `${String(height)}px` }}
      aria-label={label}
      data-pictures
    >
      {places.map(({ index: at, image, left, width: wide }) => {
        const { className, badge, caption, words } = (image && dress?.(image, at)) ?? {};
        const place = `Picture ${String(at + 1)} of ${sequence.count().toLocaleString('en')}`;
        return (
          <li key={at} className="picture-strip__place" style={{ left, width: wide }}>
            {image && (
              <button
                type="button"
                tabIndex={-1}
                className={classNames('picture-strip__tile', className)}
                aria-label={[place, words].filter(Boolean).join(', ')}
                aria-current={at === index || undefined}
                onClick={() => {
                  onLook(at);
                }}
                draggable
                onPointerDown={({ nativeEvent }) => {
                  preparePictureDrag(studio, nativeEvent, image);
                }}
                onDragStart={({ nativeEvent }) => {
                  dragPictureOut(studio, nativeEvent, { ...image, seed: 0 });
                }}
                {...pictureData(image)}
              >
                <ServedPicture src={imageUrl(image.id, 160)} alt="" draggable={false} />
                {badge}
              </button>
            )}
            {caption !== undefined && (
              // The name of the picture says it.
              <span className="picture-strip__caption" aria-hidden>
                {caption}
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
