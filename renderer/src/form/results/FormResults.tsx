import { useState } from 'react';
import type { RunSummary } from '#shared/api/contract';
import type { ErrorReport } from '#shared/errors/AppError';
import { formatMoney } from '#shared/graph/Money';
import { useStudio } from '../../stores/hooks.ts';
import { useToday } from '../../stores/useToday.ts';
import { Button } from '../../ui/Button.tsx';
import { formatDuration } from '../../ui/formats.ts';
import { Segmented } from '../../ui/fields/Segmented.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { momentWords } from '../momentWords.ts';
import type { ShownEntry } from '../useFormEntries.ts';
import { exportResults, sameAgain } from './resultDeeds.ts';
import { ResultStage, type ResultMode } from './ResultStage.tsx';
import { calledBy } from './runWords.ts';
import type { ShownRun } from './ShownRun.ts';
import { useKeptRun, useLiveRun } from './useShownRun.ts';

export interface FormResultsProps {
  /** The run to be shown; `undefined`: there is none yet. */
  readonly runId: string | undefined;
  /** As the list has it, where it does. */
  readonly summary: RunSummary | undefined;
  readonly isLive: boolean;
  readonly entries: readonly ShownEntry[];
}

/** What a run made, large, in a dark room. */
export function FormResults({ runId, isLive, ...rest }: FormResultsProps) {
  if (runId === undefined) return <p className="form-room__empty">Nothing was made yet. Fill in the form, and run.</p>;
  return isLive ? <Live key={runId} runId={runId} {...rest} /> : <Kept key={runId} runId={runId} {...rest} />;
}

type OfRun = Omit<FormResultsProps, 'runId' | 'isLive'> & { readonly runId: string };

function Live({ runId, ...rest }: OfRun) {
  return <Room run={useLiveRun(runId)} error={undefined} {...rest} />;
}

function Kept({ runId, ...rest }: OfRun) {
  return <Room {...useKeptRun(runId)} {...rest} />;
}

interface RoomProps extends Omit<OfRun, 'runId'> {
  readonly run: ShownRun | undefined;
  readonly error: ErrorReport | undefined;
}

function Room({ run, error, summary, entries }: RoomProps) {
  const studio = useStudio();
  const today = useToday();
  const [mode, setMode] = useState<ResultMode>('large');
  if (error)
    return (
      <p className="form-room__empty" role="alert">
        {[error.message, error.hint].filter(Boolean).join(' ')}
      </p>
    );
  if (!run) return <Skeleton className="form-room__waiting" />;
  const { slots, texts } = run;
  const done = slots.filter(({ image }) => image).length;
  const facts = [
    run.at !== undefined && momentWords(run.at, today),
    picturesWords(done, slots.length),
    run.cost && run.cost.microUsd > 0 && formatMoney(run.cost),
    run.ms !== undefined && !run.isRunning && formatDuration(run.ms),
  ].filter((each) => typeof each === 'string' && each !== '');
  return (
    <>
      <header className="form-room__bar">
        <b className="form-room__title">{summary ? calledBy(summary) : run.isRunning ? 'Being made' : 'Result'}</b>
        <span className="form-room__facts">{facts.join(' · ')}</span>
        {slots.length > 1 && (
          <Segmented
            label="How the pictures are shown"
            value={mode}
            options={[
              { value: 'large', label: 'Large' },
              { value: 'all', label: `All ${String(slots.length)}` },
            ]}
            onChange={setMode}
          />
        )}
        <Button disabled={run.isRunning} onClick={() => void sameAgain(studio, run)}>
          Same again, new seeds
        </Button>
        <Button
          disabled={done === 0}
          onClick={() => {
            exportResults(studio, run);
          }}
        >
          Export…
        </Button>
      </header>
      {slots.length > 0 ? (
        <ResultStage slots={slots} mode={mode} entries={entries} />
      ) : texts.length > 0 ? (
        <ul className="form-room__texts" aria-label="Texts">
          {texts.map((text, at) => (
            <li key={at}>
              <p dir="auto">{text}</p>
              <CopyButton of={`text ${String(at + 1)}`} onCopy={() => navigator.clipboard.writeText(text)} />
            </li>
          ))}
        </ul>
      ) : (
        <p className="form-room__empty">{run.isRunning ? 'It begins.' : 'This run made no pictures.'}</p>
      )}
    </>
  );
}

function picturesWords(done: number, count: number): string {
  if (count === 0) return '';
  const all = count === 1 ? '1 picture' : `${String(count)} pictures`;
  return done === count ? all : `${String(done)} of ${all}`;
}
