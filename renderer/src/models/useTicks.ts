import { useState } from 'react';
import type { ModelRow } from './modelRows.ts';

/** What is ticked in a list that is walked from a field of text: it stays so while the list shows others. */
export interface Ticks {
  /** By their keys, in the order they were ticked. */
  readonly rows: ReadonlyMap<string, ModelRow>;
  readonly toggle: (row: ModelRow) => void;
}

export function useTicks(): Ticks {
  const [rows, setRows] = useState<ReadonlyMap<string, ModelRow>>(new Map());
  return {
    rows,
    toggle: (row) => {
      setRows((now) => withToggled(now, row));
    },
  };
}

function withToggled(rows: ReadonlyMap<string, ModelRow>, row: ModelRow): ReadonlyMap<string, ModelRow> {
  const others = [...rows].filter(([key]) => key !== row.key);
  return new Map(rows.has(row.key) ? others : [...others, [row.key, row]]);
}
