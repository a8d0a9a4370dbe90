import type { ImageSlot } from '#shared/runs/RunState';
import { PictureTile } from './PictureTile.tsx';
import './PictureGrid.css';

export interface PictureGridProps {
  readonly slots: readonly ImageSlot[];
  /** The index within `slots`. */
  readonly onOpen: (index: number) => void;
  /** Absent: as many as suit the number of pictures. */
  readonly columns?: number;
  readonly label?: string;
}

/** The pictures of a batch, each in its place from the start: a skeleton in the right shape until its picture or its failure comes. */
export function PictureGrid({ slots, onOpen, columns, label = 'Pictures' }: PictureGridProps) {
  return (
    <ul className="picture-grid" aria-label={label} style={{ '--columns': columns ?? columnsFor(slots.length) }}>
      {slots.map((slot, index) => (
        <li key={index} className="picture-grid__cell">
          <PictureTile slot={slot} index={index} count={slots.length} onOpen={onOpen} />
        </li>
      ))}
    </ul>
  );
}

function columnsFor(count: number): number {
  if (count <= 1) return 1;
  if (count <= 4) return 2;
  return count <= 9 ? 3 : 4;
}
