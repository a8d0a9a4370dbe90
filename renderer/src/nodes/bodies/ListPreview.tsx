import './ListPreview.css';

export interface ListPreviewProps {
  readonly columns: readonly string[];
  readonly count: number;
  /** The first of them; of more than a few only those are shown. */
  readonly rows: readonly (readonly string[])[];
  /** Why it is no list, as the end of a sentence; `null`: it is one. */
  readonly fault: string | null;
}

const SHOWN = 4;

/** How many rows a list has, and the first few as a table. */
export function ListPreview({ columns, count, rows, fault }: ListPreviewProps) {
  if (fault !== null) return <p className="list-preview__fault">The list {fault}.</p>;
  return (
    <>
      {rows.length > 0 && (
        <div className="list-preview">
          <table aria-label="The first rows">
            <thead>
              <tr>
                {columns.map((column) => (
                  <th key={column} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.slice(0, SHOWN).map((cells, at) => (
                <tr key={at}>
                  {columns.map((column, place) => (
                    <td key={column} title={cells[place]}>
                      {cells[place]}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <p className="list-preview__count">
        {count === 0
          ? 'No rows: nothing will be made.'
          : `${count.toLocaleString('en')} ${count === 1 ? 'row' : 'rows'}`}
      </p>
    </>
  );
}
