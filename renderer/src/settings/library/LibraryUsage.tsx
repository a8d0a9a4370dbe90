import { useState } from 'react';
import type { CallOutput } from '#shared/api/contract';
import { useAnswer } from '../../stores/useAnswer.ts';
import { pictures } from '../../stores/sets/setWords.ts';
import { FactList } from '../../ui/FactList.tsx';
import { Segmented } from '../../ui/fields/Segmented.tsx';
import { formatBytes } from '../../ui/formats.ts';
import { ReportCallout } from '../../ui/ReportCallout.tsx';
import { UsageTable } from './UsageTable.tsx';

type By = 'month' | 'graph';

/** What takes how much room: of all, and by month or graph. */
export function LibraryUsage() {
  const [by, setBy] = useState<By>('month');
  const { value: usage, error } = useAnswer('library.usage', undefined);
  if (error) return <ReportCallout report={error} />;
  if (!usage) return <p className="library-page__quiet">Adding up…</p>;
  return (
    <>
      <FactList
        facts={[
          { label: 'Pictures', value: sizeOf(usage.pictures) },
          { label: 'Trash', value: sizeOf(usage.trash) },
          { label: 'Thumbnails', value: formatBytes(usage.thumbnails.bytes) },
          { label: 'Index', value: formatBytes(usage.index.bytes) },
        ]}
      />
      <Segmented
        className="library-page__choice"
        label="Room by"
        value={by}
        options={[
          { value: 'month', label: 'By month' },
          { value: 'graph', label: 'By graph' },
        ]}
        onChange={setBy}
      />
      <UsageTable name={by === 'month' ? 'Month' : 'Graph'} rows={by === 'month' ? monthsOf(usage) : graphsOf(usage)} />
    </>
  );
}

function sizeOf({ count, bytes }: { readonly count: number; readonly bytes: number }): string {
  return count === 0 ? 'nothing' : `${pictures(count)}, ${formatBytes(bytes)}`;
}

const MONTH = new Intl.DateTimeFormat(undefined, { month: 'long', year: 'numeric' });

function monthsOf({ months }: CallOutput<'library.usage'>) {
  return months.map(({ month, ...rest }) => ({
    key: month,
    name: MONTH.format(new Date(`${month}-15T12:00`)),
    ...rest,
  }));
}

function graphsOf({ graphs }: CallOutput<'library.usage'>) {
  return graphs.map(({ graph, ...rest }) => ({
    key: graph === null ? 'none' : `graph ${graph}`,
    name: graph ?? 'No graph',
    ...rest,
  }));
}
