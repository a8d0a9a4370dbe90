import type { ShownSlot } from '../stores/running/shownSlots.ts';
import type {} from '../ui/styles/cssVariables.ts';
import { PictureTile } from './PictureTile.tsx';
import './PictureGrid.css';

export interface PictureGridProps {
  readonly slots: readonly ShownSlot[];
  /** The place within the batch. */
  readonly onOpen: (index: number) => void;
  /** Absent: as many as suit the number of pictures. */
  readonly columns?: number;
  readonly label?: string;
  /** Where these stand in a larger batch: the place of the first, and how many there are. */
  readonly first?: number;
  /** The same, where they do not stand side by side there. */
  readonly places?: readonly number[];
  /** What stands under each. Absent: nothing. */
  readonly names?: readonly string[];
  readonly count?: number;
}

/** The pictures of a batch, each in its place from the start: a skeleton in the right shape until its picture or its failure comes. */
export function PictureGrid({
  slots,
  onOpen,
  columns,
  label = 'Pictures',
  first = 0,
  places,
  names,
  ...batch
}: PictureGridProps) {
  const { count = slots.length } = batch;
  const told = new Set<string>();
  /** Whether a place before it says the very same. */
  const isToldBefore = ({ error }: ShownSlot) => {
    if (!error) return false;
    const isKnown = told.has(error.message);
    told.add(error.message);
    return isKnown;
  };
  return (
    <ul className="picture-grid" aria-label={label} style={{ '--columns': columns ?? columnsFor(slots.length) }}>
      {slots.map((slot, index) => (
        <li key={index} className="picture-grid__cell">
          <PictureTile
            slot={slot}
            index={places?.[index] ?? first + index}
            count={count}
            isReasonTold={isToldBefore(slot)}
            onOpen={onOpen}
          />
          {names?.[index] !== undefined && (
            <p className="picture-grid__name" title={names[index]} dir="auto">
              {names[index]}
            </p>
          )}
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
