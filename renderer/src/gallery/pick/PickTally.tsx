import { Check, X } from 'lucide-react';
import { Icon } from '../../ui/Icon.tsx';
import type { Picked } from './Picking.ts';

/** Pieces that still can be told from one another. */
const MOST_PIECES = 120;

interface PickTallyProps {
  readonly batch: readonly Picked[];
  readonly current: Picked | undefined;
}

/** How many are kept, rejected and left, with one piece a picture. */
export function PickTally({ batch, current }: PickTallyProps) {
  const count = (mark: Picked['mark']) => batch.filter((each) => each.mark === mark).length;
  return (
    <div className="pick-tally">
      <span className="pick-tally__kept">
        <Icon icon={Check} size={13} /> {count('kept')} kept
      </span>
      <span>
        <Icon icon={X} size={13} /> {count('rejected')} rejected
      </span>
      <span>{count(undefined)} left</span>
      {batch.length <= MOST_PIECES && (
        <span className="pick-tally__pieces" aria-hidden>
          {batch.map(({ image, mark }) => (
            <span key={image.id} data-mark={mark} data-current={image.id === current?.image.id || undefined} />
          ))}
        </span>
      )}
    </div>
  );
}
