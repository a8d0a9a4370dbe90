import { X } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { Icon } from '../../ui/Icon.tsx';
import type { ChosenChip as Chosen } from './chosenChips.ts';
import './FacetMenu.css';

export interface ChosenChipProps {
  readonly chip: Chosen;
  readonly onAway: () => void;
  /** Puts what is chosen into a button that opens its facet. Absent: there is nothing else to choose. */
  readonly opening?: (button: ReactElement) => ReactNode;
}

/** Something that was chosen, with its own way out. */
export function ChosenChip({ chip, onAway, opening }: ChosenChipProps) {
  const { words, of, count } = chip;
  const content = (
    <>
      {of !== undefined && <span className="chip__of">{of}</span>}
      <span className="chip__words" dir="auto" title={words}>
        {words}
      </span>
      {count !== undefined && <span className="chip__count">{count.toLocaleString('en')}</span>}
    </>
  );
  return (
    <span
      className="chip chip--parts chip--on"
      onKeyDown={(event) => {
        // What floats over the page is drawn within, and not meant.
        if (!(event.target instanceof Node && event.currentTarget.contains(event.target))) return;
        if (event.key !== 'Delete' && event.key !== 'Backspace') return;
        event.preventDefault();
        onAway();
      }}
    >
      {opening ? (
        opening(
          <button type="button" className="chip__open">
            {content}
          </button>,
        )
      ) : (
        <span className="chip__open">{content}</span>
      )}
      <button
        type="button"
        className="chip__away"
        aria-label={`Take away ${of ? `${of} ` : ''}${words}`}
        onClick={onAway}
      >
        <Icon icon={X} size={12} />
      </button>
    </span>
  );
}
