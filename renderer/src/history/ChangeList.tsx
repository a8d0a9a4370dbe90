import { classNames } from '../ui/classNames.ts';
import type { ChangeRow } from './changeRows.ts';

interface ChangeListProps {
  readonly rows: readonly ChangeRow[];
  readonly chosen: number;
  /** What a group is called. */
  readonly groupName: (id: string) => string;
  readonly onChoose: (at: number) => void;
}

const SIGNS = { '+': 'added', '−': 'gone', '~': 'changed' } as const;

/** All changes in words, those in groups under the name of their group. */
export function ChangeList({ rows, chosen, groupName, onChoose }: ChangeListProps) {
  return (
    <ol className="history-changes" aria-label="All changes">
      {rows.map((row, at) => {
        const isFirstIn = row.group !== null && row.group !== rows[at - 1]?.group;
        return (
          <li key={row.key}>
            {isFirstIn && <h4 dir="auto">in {groupName(row.group)}</h4>}
            <button
              type="button"
              className={classNames('history-change', at === chosen && 'history-change--chosen')}
              aria-current={at === chosen}
              onClick={() => {
                onChoose(at);
              }}
            >
              <span
                className={`history-change__sign history-change__sign--${SIGNS[row.sign]}`}
                aria-label={SIGNS[row.sign]}
                role="img"
              >
                {row.sign}
              </span>
              <span className="history-change__name" dir="auto">
                {row.name} {row.part !== '' && <i>{row.part}</i>}
              </span>
              <span className="history-change__now" dir="auto">
                {row.now}
              </span>
            </button>
          </li>
        );
      })}
    </ol>
  );
}
