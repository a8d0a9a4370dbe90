import { CircleHelp, CircleSlash, RotateCw, TriangleAlert } from 'lucide-react';
import { whyMissing, type MissingPlaces } from '#shared/runs/missingPlaces';
import { useRetry } from '../../gallery/useRetry.ts';
import type { ShownText } from '../../stores/running/shownTexts.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Tooltip } from '../../ui/Tooltip.tsx';

const WORDS: Readonly<Record<keyof MissingPlaces, { icon: typeof CircleSlash; label: string; hint: string }>> = {
  failed: { icon: TriangleAlert, label: 'Retry', hint: 'Asks for this text alone.' },
  unknown: {
    icon: CircleHelp,
    label: 'Ask again',
    hint: 'The call was cut off and may have been billed. Asking again may be billed a second time.',
  },
  unmade: { icon: CircleSlash, label: 'Make', hint: 'It was not asked for. Asks for this text alone.' },
};

export interface LostTextProps {
  readonly shown: ShownText;
  /** As `3 of 16`. */
  readonly name: string;
}

/** Why a text did not come, and a way to ask for it alone. What had come of it stays below. */
export function LostText({ shown: { slot, place }, name }: LostTextProps) {
  const retry = useRetry(place?.runId);
  if (!slot) return null;
  const why = whyMissing(slot) ?? 'unmade';
  const { icon, label, hint } = WORDS[why];
  const message = why === 'failed' ? (slot.error?.message ?? 'It failed.') : MESSAGES[why];
  const reason = [message, slot.error?.hint].filter(Boolean).join(' ');
  return (
    <div className={`lost-text lost-text--${why}`} role="group" aria-label={`Text ${name}: ${reason}`}>
      <Icon icon={icon} size={13} />
      <p title={reason}>{message}</p>
      {place && retry && (
        <Tooltip label={hint}>
          <button
            type="button"
            className="lost-text__action"
            aria-label={`${label}: text ${name}`}
            aria-description={reason}
            onClick={() => {
              retry([{ node: place.node, index: place.index }], why === 'unknown' ? { repeatUnknown: true } : {});
            }}
          >
            <Icon icon={RotateCw} size={11} />
            <span>{label}</span>
          </button>
        </Tooltip>
      )}
    </div>
  );
}

const MESSAGES = { unknown: 'May have been billed', unmade: 'Not made' } as const;
