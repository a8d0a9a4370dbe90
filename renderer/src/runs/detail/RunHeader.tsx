import { Grid3x3, Images, RotateCcw, Square, Workflow } from 'lucide-react';
import { useMemo } from 'react';
import type { RunSummary } from '#shared/api/contract';
import { formatMoney } from '#shared/graph/Money';
import type { RunDetails } from '../../stores/records/runHistory.ts';
import { useRun, useStudio } from '../../stores/hooks.ts';
import { failureScopes } from '../../settings/failureScopes.ts';
import { openItsGraph } from '../../gallery/use/openItsGraph.ts';
import { showRunInGallery } from '../../gallery/showRun.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { formatDuration, formatMoment } from '../../ui/formats.ts';
import { failedPlaces, type CallBatch } from './batches.ts';
import { resumeRun, retryPlaces, stopRun } from '../run/runActions.ts';
import { RunStateMark } from '../run/RunStateMark.tsx';
import { readRanGraph } from './readRanGraph.ts';
import { sweepsIn } from '../../nodes/sweep/sheetAt.ts';
import { canResume, countOf, missingOf, resumeLabel } from '../run/runWords.ts';
import './RunHeader.css';

export interface RunHeaderProps {
  readonly details: RunDetails;
  readonly batches: readonly CallBatch[];
  readonly titleId: string;
}

/** A run in one look, and what can be done with it. */
export function RunHeader({ details, batches, titleId }: RunHeaderProps) {
  const { run } = details;
  return (
    <header className="run-header">
      <div className="run-header__top">
        <h3 id={titleId} className="run-header__name">
          {run.graph || 'Untitled'}
        </h3>
        <RunStateMark run={run} />
        <Actions details={details} failed={failedPlaces(batches)} />
      </div>
      <dl className="run-header__facts">
        {[...facts(run), ...wishes(details.settings)].map(([label, value]) => (
          <div key={label} className="run-header__fact">
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </header>
  );
}

function Actions({
  details,
  failed,
}: {
  readonly details: RunDetails;
  readonly failed: ReturnType<typeof failedPlaces>;
}) {
  const studio = useStudio();
  const { run, workflow } = details;
  const sheet = useMemo(() => sweepIn(workflow), [workflow]);
  const isStopping = useRun((state) => state.runs.get(run.runId)?.status === 'stopping');
  const resumes = canResume(run);
  // Of a run that came to its end, nothing but what failed is missing.
  const resumesAll = resumes && (run.status !== 'completed' || failed.length < missingOf(run));
  return (
    <div className="run-header__actions">
      <Button
        onClick={() => {
          void openItsGraph(studio, { run: run.runId });
        }}
      >
        <Icon icon={Workflow} size={13} />
        Open its graph
      </Button>
      {sheet !== undefined && (
        <Button
          onClick={() => {
            studio.view.getState().openSheet({ node: sheet, runId: run.runId });
          }}
        >
          <Icon icon={Grid3x3} size={13} />
          Contact sheet
        </Button>
      )}
      {run.done > 0 && (
        <Button
          onClick={() => {
            showRunInGallery(studio, run.runId);
          }}
        >
          <Icon icon={Images} size={13} />
          Show in the gallery
        </Button>
      )}
      {resumes && failed.length > 0 && (
        <Button
          variant={resumesAll ? 'outline' : 'primary'}
          onClick={() => void retryPlaces(studio, run.runId, failed)}
        >
          <Icon icon={RotateCcw} size={13} />
          Retry failed ({failed.length})
        </Button>
      )}
      {resumesAll && (
        <Button variant="primary" onClick={() => void resumeRun(studio, run)}>
          {resumeLabel(run)}
        </Button>
      )}
      {run.status === 'running' && !run.isElsewhere && (
        <Button onClick={() => void stopRun(studio, run.runId)}>
          <Icon icon={Square} size={12} />
          {isStopping ? 'Stop now' : 'Stop'}
        </Button>
      )}
      {run.status === 'queued' && !run.isElsewhere && (
        <Button onClick={() => void studio.queue.getState().cancel(run.runId)}>Take out of the queue</Button>
      )}
    </div>
  );
}

/** The first sweep of a graph as it ran. */
function sweepIn(workflow: unknown): string | undefined {
  const graph = readRanGraph(workflow);
  return graph ? sweepsIn(graph)[0] : undefined;
}

function facts(run: RunSummary): readonly (readonly [string, string])[] {
  const { queuedAt, startedAt, finishedAt, expected, done, reused, failed, unknown, cost, saved } = run;
  const list: [string, string][] = [
    [startedAt === null ? 'Asked for' : 'Started', formatMoment(startedAt ?? queuedAt)],
  ];
  if (startedAt !== null && finishedAt !== null)
    list.push(['Took', formatDuration(Math.max(0, finishedAt - startedAt))]);
  if (expected > 0) list.push(['Pictures', `${String(done)} of ${String(expected)}`]);
  if (reused > 0) list.push(['Reused', String(reused)]);
  if (failed > 0) list.push(['Failed', String(failed)]);
  if (unknown > 0) list.push(['May be billed', String(unknown)]);
  list.push(['Cost', formatMoney(cost)]);
  if (saved.microUsd > 0) list.push(['Saved', formatMoney(saved)]);
  return list;
}

/** How it was asked for, where that is not the usual. */
function wishes({ targets, again, onError, maxCost }: RunDetails['settings']): readonly (readonly [string, string])[] {
  const list: [string, string][] = [];
  if (targets) list.push(['Asked for', countOf(targets.length, 'node')]);
  if (again !== undefined) list.push(['Made anew', again === 'all' ? 'all of it' : countOf(again.length, 'node')]);
  const scope = failureScopes.find(({ value }) => value === onError);
  if (scope) list.push(['On failure', scope.label]);
  if (maxCost !== undefined) list.push(['Cap', formatMoney({ microUsd: maxCost, kind: 'actual' })]);
  return list;
}
