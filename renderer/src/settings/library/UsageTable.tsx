import { formatBytes } from '../../ui/formats.ts';

interface UsageRow {
  readonly key: string;
  readonly name: string;
  readonly count: number;
  readonly bytes: number;
}

/** Rows that are drawn; the others are smaller, or older. */
const MOST_ROWS = 100;

/** How much room each takes, with a bar as long as its part of the largest. */
export function UsageTable({ name, rows }: { readonly name: string; readonly rows: readonly UsageRow[] }) {
  const largest = rows.reduce((most, { bytes }) => Math.max(most, bytes), 1);
  if (rows.length === 0) return <p className="library-page__quiet">There are no pictures yet.</p>;
  return (
    <table className="usage-table">
      <thead>
        <tr>
          <th scope="col">{name}</th>
          <th scope="col">Pictures</th>
          <th scope="col">Room</th>
        </tr>
      </thead>
      <tbody>
        {rows.slice(0, MOST_ROWS).map(({ key, name: called, count, bytes }) => (
          <tr key={key}>
            <th scope="row">
              <span className="usage-table__name" dir="auto">
                {called}
              </span>
              <span className="usage-table__bar" style={{ width: `${String((100 * bytes) / largest)}%` }} />
            </th>
            <td>{count.toLocaleString('en')}</td>
            <td>{formatBytes(bytes)}</td>
          </tr>
        ))}
      </tbody>
      {rows.length > MOST_ROWS && (
        <tfoot>
          <tr>
            <td colSpan={3}>and {(rows.length - MOST_ROWS).toLocaleString('en')} more.</td>
          </tr>
        </tfoot>
      )}
    </table>
  );
}
