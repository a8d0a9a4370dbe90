import { CircleHelp, CircleSlash, RotateCw, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useRetry } from './useRetry.ts';
import { whyMissing, type MissingPlaces } from '../stores/missingPlaces.ts';
import type { ShownSlot } from '../stores/shownSlots.ts';
import { classNames } from '../ui/classNames.ts';
import { Icon } from '../ui/Icon.tsx';
import './LostTile.css';

export interface LostTileProps {
  readonly slot: ShownSlot;
  /** As `3 of 16`. */
  readonly place: string;
  /** The picture of an earlier run, where there is one. */
  readonly children?: ReactNode;
}

const WORDS: Readonly<Record<keyof MissingPlaces, { icon: typeof CircleSlash; action: string; hint: string }>> = {
  failed: { icon: TriangleAlert, action: 'Retry', hint: 'Asks for this picture alone.' },
  unknown: {
    icon: CircleHelp,
    action: 'Ask again',
    hint: 'The call was cut off and may have been billed. Asking again may be billed a second time.',
  },
  unmade: { icon: CircleSlash, action: 'Make', hint: 'It was not asked for. Asks for this picture alone.' },
};

/** A place whose picture did not come: why, and a way to ask for it alone. The picture of an earlier run stays below. */
export function LostTile({ slot, place, children }: LostTileProps) {
  const retry = useRetry(slot.place?.runId);
  const why = whyMissing(slot) ?? 'unmade';
  const { icon, action, hint } = WORDS[why];
  const message =
    why === 'failed' ? (slot.error?.message ?? 'It failed.') : why === 'unknown' ? 'May have been billed' : 'not made';
  const { place: call } = slot;
  return (
    <div
      className={classNames('lost-tile', `lost-tile--${why}`, Boolean(children) && 'lost-tile--over')}
      style={{ aspectRatio: String(slot.width / slot.height) }}
      title={[slot.error?.message ?? message, slot.error?.hint].filter(Boolean).join('\n')}
    >
      {children}
      <div className="lost-tile__words">
        <Icon icon={icon} size={13} />
        <p>{message}</p>
        {call && retry && (
          <button
            type="button"
            className="lost-tile__action"
            aria-label={`${action}: picture ${place}`}
            title={hint}
            onClick={() => {
              retry([{ node: call.node, index: call.index }], why === 'unknown' ? { repeatUnknown: true } : {});
            }}
          >
            <Icon icon={RotateCw} size={11} />
            <span>{action}</span>
          </button>
        )}
      </div>
    </div>
  );
}
