import type { KeyboardEvent } from 'react';
import { classNames } from '../../ui/classNames.ts';
import './RatingStars.css';

export interface RatingStarsProps {
  /** 0: none; `undefined`: not one of all. */
  readonly rating: number | undefined;
  /** 0: the star that was given last is taken back. */
  readonly onRate: (rating: number) => void;
}

const STARS = [1, 2, 3, 4, 5] as const;

/** Five stars to give; the same again takes them back. Arrows go up and down. */
export function RatingStars({ rating, onRate }: RatingStarsProps) {
  const given = rating ?? 0;
  const press = (event: KeyboardEvent<HTMLElement>) => {
    const by = BY_KEY.get(event.key);
    if (by === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    const next = Math.min(5, Math.max(0, given + by));
    onRate(next);
    event.currentTarget.querySelector<HTMLElement>(`[data-stars="${String(Math.max(1, next))}"]`)?.focus();
  };
  return (
    <div role="radiogroup" aria-label="Rating" className="rating-stars" onKeyDown={press}>
      {STARS.map((stars) => (
        <button
          key={stars}
          type="button"
          role="radio"
          aria-checked={rating === stars}
          aria-label={stars === 1 ? '1 star' : `${String(stars)} stars`}
          data-stars={stars}
          tabIndex={stars === Math.max(1, given) ? 0 : -1}
          className={classNames('rating-stars__star', stars <= given && 'rating-stars__star--on')}
          onClick={() => {
            onRate(stars === rating ? 0 : stars);
          }}
        >
          {stars <= given ? '★' : '☆'}
        </button>
      ))}
    </div>
  );
}

const BY_KEY: ReadonlyMap<string, 1 | -1> = new Map([
  ['ArrowRight', 1],
  ['ArrowUp', 1],
  ['ArrowLeft', -1],
  ['ArrowDown', -1],
]);
