import type {} from '../../../ui/styles/cssVariables.ts';
import { classNames } from '../../../ui/classNames.ts';
import type { ComparedRow } from './differences.ts';

interface DifferenceTableProps {
  readonly label: string;
  /** What the sides are called, one a column. */
  readonly names: readonly string[];
  readonly rows: readonly ComparedRow[];
}

/** What differs, one side a column. */
export function DifferenceTable({ label, names, rows }: DifferenceTableProps) {
  return (
    <table className="differences__table" aria-label={label} style={{ '--sides': names.length }}>
      <thead>
        <tr>
          <td />
          {names.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.label}>
            <th scope="row">{row.label}</th>
            {row.values.map((value, at) => (
              <td
                key={at}
                className={classNames(row.isMono && 'mono', value === undefined && 'differences__none')}
                dir="auto"
              >
                {value ?? 'unset'}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
