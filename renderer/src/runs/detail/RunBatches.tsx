import type { RunSummary } from '#shared/api/contract';
import { nameOfRow } from '#shared/graph/rows/Row';
import { PictureGroups } from '../../gallery/PictureGroups.tsx';
import { useStudio } from '../../stores/hooks.ts';
import { Button } from '../../ui/Button.tsx';
import type { CallBatch, Place } from './batches.ts';
import { repeatPlaces, retryPlaces } from '../run/runActions.ts';
import { canResume } from '../run/runWords.ts';
import { WrittenTexts } from './WrittenTexts.tsx';
import './RunBatches.css';

export interface RunBatchesProps {
  readonly run: RunSummary;
  readonly batches: readonly CallBatch[];
  /** Of the nodes, by their ids. */
  readonly names: ReadonlyMap<string, string>;
}

/** The pictures and texts of a run, node by node, and why others were not made. */
export function RunBatches({ run, batches, names }: RunBatchesProps) {
  if (batches.length === 0) return <p className="run-batches__none">{WITHOUT_CALLS[run.status]}</p>;
  return (
    <div className="run-batches">
      {batches.map((batch) => (
        <RunBatch key={batch.node} run={run} batch={batch} name={names.get(batch.node) ?? batch.node} />
      ))}
    </div>
  );
}

const WITHOUT_CALLS: Readonly<Record<RunSummary['status'], string>> = {
  queued: 'It waits for its turn; nothing was asked for yet.',
  running: 'Nothing was asked for yet.',
  interrupted: 'It was cut off before it asked for a picture.',
  completed: 'This graph asked for no pictures.',
  failed: 'It failed before it asked for a picture.',
  cancelled: 'It was stopped before it asked for a picture.',
};

interface RunBatchProps {
  readonly run: RunSummary;
  readonly batch: CallBatch;
  readonly name: string;
}

function RunBatch({ run, batch: { places }, name }: RunBatchProps) {
  const { view } = useStudio();
  const made = places.filter(({ slot }) => slot.image ?? slot.text !== undefined);
  const pictures = places.flatMap(({ slot }) => (slot.kind ? [] : [slot]));
  const notMade = places.filter(({ call }) => call.state === 'failed' || call.state === 'unknown');
  return (
    <section className="run-batch" aria-label={name}>
      <h4 className="run-batch__title">
        {name}
        <span className="run-batch__count">
          {made.length} of {places.length}
        </span>
      </h4>
      {pictures.length > 0 && (
        <PictureGroups
          slots={pictures}
          label={`Pictures of ${name}`}
          onOpen={(index) => {
            const shown = pictures.filter(({ image }) => image);
            view.getState().openLightbox(
              shown.flatMap(({ image }) => image ?? []),
              shown.findIndex((slot) => slot === pictures[index]),
            );
          }}
        />
      )}
      <WrittenTexts places={places} label={`Texts of ${name}`} />
      {notMade.length > 0 && (
        <ul className="run-batch__missing" aria-label={`Not made by ${name}`}>
          {notMade.map((place) => (
            <Missing key={place.index} run={run} place={place} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Missing({ run, place }: { readonly run: RunSummary; readonly place: Place }) {
  const studio = useStudio();
  const { call, slot, index } = place;
  const isUnknown = call.state === 'unknown';
  const what = call.kind === 'text' ? 'Text' : 'Picture';
  return (
    <li className="run-batch__place">
      <span className="run-batch__number">
        {what} {index + 1}
        {call.row && ` · ${nameOfRow(call.row)}`} <span className="mono">{call.seed}</span>
      </span>
      <p className="run-batch__reason">
        {slot.error?.message ?? 'It failed.'}
        {slot.error?.hint !== undefined && <span className="run-batch__hint"> {slot.error.hint}</span>}
      </p>
      {canResume(run) && (
        <Button
          aria-label={`${isUnknown ? 'Ask again' : 'Retry'}: ${what.toLowerCase()} ${String(index + 1)}`}
          onClick={() => void (isUnknown ? repeatPlaces : retryPlaces)(studio, run.runId, [place])}
        >
          {isUnknown ? 'Ask again' : 'Retry'}
        </Button>
      )}
    </li>
  );
}
