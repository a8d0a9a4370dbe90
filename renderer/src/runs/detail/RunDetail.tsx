import { useMemo } from 'react';
import { displayNames } from '#shared/graph/displayName';
import type { PaletteOf } from '#shared/workflow/PaletteOf';
import { useRunHistory, useStudio } from '../../stores/hooks.ts';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import { batchesOf } from './batches.ts';
import { CallTable } from './CallTable.tsx';
import { GraphDrawing } from './GraphDrawing.tsx';
import { readRanGraph } from './readRanGraph.ts';
import { RunBatches } from './RunBatches.tsx';
import { RunHeader } from './RunHeader.tsx';
import './RunDetail.css';

/** All of the run that is open: its pictures, its calls, its graph. */
export function RunDetail() {
  const { paletteOf } = useStudio();
  const details = useRunHistory((state) => state.details);
  const error = useRunHistory((state) => state.detailsError);
  const calls = details?.calls;
  const workflow = details?.workflow;
  const isCutOff = details?.run.status === 'interrupted';
  const batches = useMemo(() => batchesOf(calls ?? [], isCutOff), [calls, isCutOff]);
  const names = useMemo(() => nodeNamesOf(workflow, paletteOf), [workflow, paletteOf]);
  if (!details) {
    return (
      <section className="run-detail" aria-label="Run">
        {error ? (
          <div className="run-detail__words" role="alert">
            <p>{error.message}</p>
            {error.hint !== undefined && <p>{error.hint}</p>}
          </div>
        ) : (
          <div className="run-detail__waiting" aria-busy="true">
            <Skeleton className="run-detail__waiting-head" />
            <Skeleton className="run-detail__waiting-body" />
          </div>
        )}
      </section>
    );
  }
  const { run } = details;
  const tabs = [
    { value: 'pictures', label: 'Pictures', content: <RunBatches run={run} batches={batches} names={names} /> },
    {
      value: 'calls',
      label: `Calls ${String(details.calls.length)}`,
      content: <CallTable key={run.runId} calls={details.calls} names={names} />,
    },
    { value: 'graph', label: 'Graph as it ran', content: <GraphDrawing key={run.runId} details={details} /> },
  ];
  return (
    <section className="run-detail" aria-labelledby="run-detail-title">
      <RunHeader details={details} batches={batches} titleId="run-detail-title" />
      <Tabs label="Parts of the run" initial="pictures" tabs={tabs} />
    </section>
  );
}

/** What the nodes of a graph as it ran were called, by their ids. `workflow`: as the library has it. */
function nodeNamesOf(workflow: unknown, paletteOf: PaletteOf): ReadonlyMap<string, string> {
  const graph = workflow === undefined ? null : readRanGraph(workflow);
  const palette = graph && paletteOf(graph);
  return graph && palette ? displayNames(graph, palette) : new Map();
}
