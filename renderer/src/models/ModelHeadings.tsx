import type { SortKey } from './arrangeRows.ts';

export interface ModelHeadingsProps {
  readonly sort: SortKey;
  readonly onSort: (sort: SortKey) => void;
}

const HEADINGS: readonly (readonly [name: string, words: string, sort?: SortKey])[] = [
  ['name', 'Model', 'name'],
  ['price', 'A picture', 'price'],
  ['largest', 'Largest'],
  ['ratios', 'Ratios'],
  ['references', 'References', 'references'],
  ['seed', 'Seed'],
  ['reads', 'Reads'],
  ['policy', 'Your data'],
  ['retires', 'Retires', 'retires'],
];

/** What stands in which column; pressing one sorts by it. */
export function ModelHeadings({ sort, onSort }: ModelHeadingsProps) {
  return (
    <div className="models__headings" role="group" aria-label="Sort by">
      <span />
      {HEADINGS.map(([name, words, by]) =>
        by === undefined ? (
          <span key={name} className={`models__heading models__fact--${name}`}>
            {words}
          </span>
        ) : (
          <button
            key={name}
            type="button"
            className={`models__heading models__heading--${name}`}
            aria-pressed={by === sort}
            onClick={() => {
              onSort(by);
            }}
          >
            {words}
            {by === sort && <span aria-hidden> {by === 'references' ? '↓' : '↑'}</span>}
          </button>
        ),
      )}
    </div>
  );
}
