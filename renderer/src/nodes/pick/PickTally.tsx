import { Check, X } from 'lucide-react';
import { Icon } from '../../ui/Icon.tsx';
import type { Picked } from './usePicking.ts';

/** How many are kept, rejected and left, with one piece a picture. */
export function PickTally({ batch }: { readonly batch: readonly Picked[] }) {
  const count = (mark: Picked['mark']) => batch.filter((each) => each.mark === mark).length;
  return (
    <div className="pick-tally">
      <span>
        <Icon icon={Check} size={13} /> {count('kept')} kept
      </span>
      <span>
        <Icon icon={X} size={13} /> {count('rejected')} rejected
      </span>
      <span>{count(undefined)} left</span>
      <span className="pick-tally__pieces" aria-hidden>
        {batch.map(({ image, mark }) => (
          <span key={image.id} data-mark={mark} />
        ))}
      </span>
    </div>
  );
}
