import { useRef, type KeyboardEvent } from 'react';
import type { GraphVersion } from '#shared/api/contract';
import type { Side } from '../stores/history/historyRoom.ts';
import { classNames } from '../ui/classNames.ts';
import { formatClock, formatDay } from '../ui/formatDay.ts';
import { formatBytes } from '../ui/formats.ts';
import { counted, versionNote, versionTitle } from './versionWords.ts';

interface VersionListProps {
  readonly versions: readonly GraphVersion[];
  readonly bytes: number;
  readonly days: number;
  readonly a: Side | null;
  readonly b: Side;
  /** Whether what there is now is saved; `null`: it stands in no file. */
  readonly isSaved: boolean | null;
  /** Words about the picture whose graph is compared. */
  readonly picture: string | undefined;
  readonly onChoose: (which: 'a' | 'b', side: Side) => void;
}

interface Row {
  readonly side: Side;
  readonly title: string;
  readonly note: string;
  readonly at: number | null;
  readonly isNamed: boolean;
}

/** All versions by day: a click makes one B, with Shift A; the same with Enter. Arrows walk. */
export function VersionList({ versions, bytes, days, a, b, isSaved, picture, onChoose }: VersionListProps) {
  const list = useRef<HTMLDivElement>(null);
  const now = new Date().getTime();
  const first: Row[] = [
    {
      side: 'now',
      title: 'Now',
      note: isSaved === null ? 'in no file' : isSaved ? 'saved' : 'not saved',
      at: null,
      isNamed: false,
    },
    ...(picture === undefined
      ? []
      : [{ side: 'picture', title: 'Its graph', note: picture, at: null, isNamed: false }]),
  ];
  const rows = versions.map((version) => ({
    side: version.id,
    title: versionTitle(version),
    note: versionNote(version),
    at: version.at,
    isNamed: version.name !== null,
  }));
  const byDay = Map.groupBy(rows, ({ at }) => formatDay(at, now));
  const walk = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (by === 0) return;
    event.preventDefault();
    const all = [...(list.current?.querySelectorAll('button') ?? [])];
    const at = all.findIndex((each) => each === document.activeElement);
    all[Math.min(all.length - 1, Math.max(0, at + by))]?.focus();
  };
  const row = ({ side, title, note, at, isNamed }: Row) => {
    const letter = side === a ? 'A' : side === b ? 'B' : null;
    const clock = at === null ? '' : formatClock(at);
    return (
      <li key={side}>
        <button
          type="button"
          className={classNames('history-version', letter !== null && 'history-version--chosen')}
          aria-label={[letter === null ? title : `${letter}: ${title}`, clock, note]
            .filter((part) => part !== '')
            .join(', ')}
          aria-pressed={letter !== null}
          tabIndex={side === b ? 0 : -1}
          onClick={(event) => {
            onChoose(event.shiftKey ? 'a' : 'b', side);
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            onChoose(event.shiftKey ? 'a' : 'b', side);
          }}
        >
          <span className="history-version__mark" aria-hidden>
            {letter === null ? (
              <i className={isNamed ? 'history-version__diamond' : 'history-version__dot'} />
            ) : (
              <b>{letter}</b>
            )}
          </span>
          <span className="history-version__title" dir="auto">
            {title}
          </span>
          <span className="history-version__clock">{clock}</span>
          <span className="history-version__note" dir="auto">
            {note}
          </span>
        </button>
      </li>
    );
  };
  return (
    <div ref={list} className="history-versions" role="group" aria-label="Versions" onKeyDown={walk}>
      <ul aria-label="What is compared with them">{first.map(row)}</ul>
      {[...byDay].map(([day, all]) => (
        <section key={day} aria-label={day}>
          <h3>{day}</h3>
          <ul>{all.map(row)}</ul>
        </section>
      ))}
      {versions.length > 0 && (
        <p className="history-versions__foot">
          {counted(versions.length, 'version')}, {formatBytes(bytes)} in all. Without a name they are kept for{' '}
          {counted(days, 'day')}.
        </p>
      )}
    </div>
  );
}
