import { useMemo, useRef, useState, type KeyboardEvent } from 'react';
import type { RunSummary } from '#shared/api/contract';
import { imageUrl } from '../../api/imageUrl.ts';
import { useFrameSize } from '../../gallery/zoom/useFrameSize.ts';
import { ServedPicture } from '../../gallery/ServedPicture.tsx';
import type { GraphRunsState } from '../../stores/records/graphRuns.ts';
import { useToday } from '../../stores/useToday.ts';
import { momentWords, shortMoment } from '../momentWords.ts';
import { EARLIER_HEIGHT, layEarlier, seenOf, type EarlierPlace } from './layEarlier.ts';
import { calledBy, outcomeOf } from './runWords.ts';

interface EarlierResultsProps {
  readonly known: GraphRunsState;
  /** The run that is shown. */
  readonly shown: string | undefined;
  readonly onShow: (run: RunSummary) => void;
}

/** px before the end of what is known from which older runs are asked for. */
const NEAR_END = 600;
const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, Home: -Infinity, End: Infinity };

/** The runs of the graph in a row, the newest first; only those in sight are drawn, and older ones come as one goes on. */
export function EarlierResults({ known, ...rest }: EarlierResultsProps) {
  const { runs, error } = known;
  return runs !== null && (runs.length > 0 || error) ? <Strip known={known} runs={runs} {...rest} /> : null;
}

interface StripProps extends EarlierResultsProps {
  readonly runs: readonly RunSummary[];
}

function Strip({ known: { hasMore, error, loadMore }, runs, shown, onShow }: StripProps) {
  const row = useRef<HTMLUListElement>(null);
  const { width } = useFrameSize(row);
  const [left, setLeft] = useState(0);
  const [at, setAt] = useState(0);
  const today = useToday();
  const strip = useMemo(() => layEarlier(runs), [runs]);
  const current = Math.min(at, Math.max(0, strip.places.length - 1));
  const seen = seenOf(strip, left, width);
  const focused = strip.places[current];
  const drawn = focused && !seen.includes(focused) ? [...seen, focused] : seen;
  const walk = (event: KeyboardEvent) => {
    const by = STEPS[event.key];
    if (by === undefined || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    event.stopPropagation();
    const next = Math.min(Math.max(current + by, 0), strip.places.length - 1);
    const place = strip.places[next];
    if (!place || !row.current) return;
    setAt(next);
    const { scrollLeft, clientWidth } = row.current;
    if (place.left < scrollLeft || place.left + place.width > scrollLeft + clientWidth)
      row.current.scrollLeft = place.left - (clientWidth - place.width) / 2;
    if (next > strip.places.length - 5) void loadMore();
    // Once it is drawn.
    requestAnimationFrame(() => {
      row.current?.querySelector<HTMLElement>(`[data-at="${String(next)}"]`)?.focus({ preventScroll: true });
    });
  };
  return (
    <section className="earlier" aria-label="Earlier results">
      <header className="earlier__head">
        <h3>Earlier results</h3>
        <span className="earlier__words">a click shows them and brings their inputs into the form</span>
        <span className="earlier__count">{countWords(runs.length, hasMore)}</span>
      </header>
      {error && <p className="earlier__words">{[error.message, error.hint].filter(Boolean).join(' ')}</p>}
      <ul
        ref={row}
        className="earlier__row"
        aria-label="Runs of this graph, newest first"
        onKeyDown={walk}
        onScroll={({ currentTarget }) => {
          setLeft(currentTarget.scrollLeft);
          if (currentTarget.scrollLeft + currentTarget.clientWidth > strip.width - NEAR_END) void loadMore();
        }}
      >
        {drawn.map((place) => (
          <li key={place.run.runId} className="earlier__place" style={{ left: place.left, width: place.width }}>
            <EarlierRun
              place={place}
              today={today}
              isShown={place.run.runId === shown}
              isCurrent={place.index === current}
              onShow={() => {
                setAt(place.index);
                onShow(place.run);
              }}
            />
          </li>
        ))}
        <li className="earlier__end" style={{ left: strip.width }} aria-hidden />
      </ul>
    </section>
  );
}

interface EarlierRunProps {
  readonly place: EarlierPlace;
  readonly today: number;
  readonly isShown: boolean;
  /** The one Tab comes to. */
  readonly isCurrent: boolean;
  readonly onShow: () => void;
}

function EarlierRun({ place: { run, index, widths }, today, isShown, isCurrent, onShow }: EarlierRunProps) {
  const outcome = outcomeOf(run);
  const called = calledBy(run);
  return (
    <button
      type="button"
      className="earlier__run"
      data-at={index}
      tabIndex={isCurrent ? 0 : -1}
      aria-pressed={isShown}
      aria-label={[`Run of ${momentWords(run.queuedAt, today)}`, called, outcome].filter(Boolean).join(', ')}
      title={called}
      onClick={onShow}
    >
      <span className="earlier__pictures" style={{ height: EARLIER_HEIGHT }}>
        {run.images.toReversed().map((image, at) => (
          <ServedPicture
            key={image.id}
            src={imageUrl(image.id, 160)}
            alt=""
            loading="lazy"
            draggable={false}
            style={{ width: widths[at], height: EARLIER_HEIGHT }}
          />
        ))}
        {outcome !== undefined && <span className="earlier__outcome">{outcome}</span>}
      </span>
      <span className="earlier__line">
        <b>{called}</b>
        <span>{shortMoment(run.queuedAt, today)}</span>
      </span>
    </button>
  );
}

function countWords(count: number, hasMore: boolean): string {
  return `${String(count)}${hasMore ? '+' : ''} ${count === 1 && !hasMore ? 'run' : 'runs'}`;
}
