import { CircleHelp, CircleSlash, RotateCw, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { whyMissing, type MissingPlaces } from '#shared/runs/missingPlaces';
import { useRetry } from './useRetry.ts';
import type { ShownSlot } from '../stores/running/shownSlots.ts';
import { classNames } from '../ui/classNames.ts';
import { Icon } from '../ui/Icon.tsx';
import { Tooltip } from '../ui/Tooltip.tsx';
import './LostTile.css';

export interface LostTileProps {
  readonly slot: ShownSlot;
  /** As `3 of 16`. */
  readonly place: string;
  /** Another place says why already: this one says so in a word. */
  readonly isReasonTold?: boolean;
  /** What there is to be seen: the picture of an earlier run, or the damaged one. */
  readonly children?: ReactNode;
}

const WORDS: Readonly<
  Record<keyof MissingPlaces | 'damaged', { icon: typeof CircleSlash; label: string; hint: string }>
> = {
  failed: { icon: TriangleAlert, label: 'Retry', hint: 'Asks for this picture alone.' },
  unknown: {
    icon: CircleHelp,
    label: 'Ask again',
    hint: 'The call was cut off and may have been billed. Asking again may be billed a second time.',
  },
  damaged: {
    icon: TriangleAlert,
    label: 'Ask again',
    hint: 'Asks for this picture alone, and may be billed. The damaged one is kept in the library.',
  },
  unmade: { icon: CircleSlash, label: 'Make', hint: 'It was not asked for. Asks for this picture alone.' },
};

/** A place whose picture did not come, or came damaged: why, and a way to ask for it alone. A picture there is stays below. */
export function LostTile({ slot, place, isReasonTold = false, children }: LostTileProps) {
  const retry = useRetry(slot.place?.runId);
  const why = whyMissing(slot) ?? (slot.isDamaged ? 'damaged' : 'unmade');
  const { icon, label, hint } = WORDS[why];
  const message = messageOf(why, slot);
  const { place: call } = slot;
  const action = call && retry ? { call, retry } : null;
  const reason = [message, slot.error?.hint].filter(Boolean).join(' ');
  return (
    <Tooltip label={action ? `${reason} ${label}: ${hint}` : reason}>
      <div
        className={classNames('lost-tile', `lost-tile--${why}`, Boolean(children) && 'lost-tile--over')}
        style={{ aspectRatio: String(slot.width / slot.height) }}
        role="group"
        aria-label={`Place ${place}: ${reason}`}
        tabIndex={action || children ? undefined : 0}
      >
        {children}
        <div className="lost-tile__words">
          <Icon icon={icon} size={13} />
          <p>{isReasonTold ? 'not made' : message}</p>
          {action && (
            <button
              type="button"
              className="lost-tile__action"
              aria-label={`${label}: picture ${place}`}
              aria-description={reason}
              onClick={() => {
                const wishes = why === 'unknown' ? { repeatUnknown: true } : {};
                action.retry([{ node: action.call.node, index: action.call.index }], wishes);
              }}
            >
              <Icon icon={RotateCw} size={11} />
              <span>{label}</span>
            </button>
          )}
        </div>
      </div>
    </Tooltip>
  );
}

function messageOf(why: keyof typeof WORDS, { error }: ShownSlot): string {
  switch (why) {
    case 'failed':
      return error?.message ?? 'It failed.';
    case 'unknown':
      return 'May have been billed';
    case 'damaged':
      return 'Damaged: it does not decode to its end.';
    case 'unmade':
      return 'not made';
  }
}
