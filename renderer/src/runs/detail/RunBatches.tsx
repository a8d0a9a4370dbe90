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
          {alikeOf(notMade).map((places) => (
            <Missing key={places[0]?.index} run={run} places={places} />
          ))}
        </ul>
      )}
    </section>
  );
}

/** Those that failed alike, and can be asked for alike, together; in the order of the first of each. */
function alikeOf(places: readonly Place[]): readonly (readonly Place[])[] {
  return [...Map.groupBy(places, ({ call, slot }) => `${call.state} ${slot.error?.message ?? ''}`).values()];
}

/** Why some places have nothing: told once for all that failed alike. */
function Missing({ run, places }: { readonly run: RunSummary; readonly places: readonly Place[] }) {
  const studio = useStudio();
  const [first] = places;
  if (!first) return null;
  const { call, slot } = first;
  const isUnknown = call.state === 'unknown';
  const isOne = places.length === 1;
  const what = `${call.kind === 'text' ? 'Text' : 'Picture'}${isOne ? '' : 's'}`;
  const rows = [...new Set(places.flatMap((place) => (place.call.row ? [nameOfRow(place.call.row)] : [])))].join(', ');
  const numbers = spans(places.map(({ index }) => index + 1));
  return (
    <li className="run-batch__place">
      <span className="run-batch__number">
        {what} {numbers}
        {rows !== '' && ` · ${rows}`} {isOne && <span className="mono">{call.seed}</span>}
      </span>
      <p className="run-batch__reason">
        {slot.error?.message ?? 'It failed.'}
        {slot.error?.hint !== undefined && <span className="run-batch__hint"> {slot.error.hint}</span>}
      </p>
      {canResume(run) && (
        <Button
          aria-label={`${isUnknown ? 'Ask again' : 'Retry'}: ${what.toLowerCase()} ${numbers}`}
          onClick={() => void (isUnknown ? repeatPlaces : retryPlaces)(studio, run.runId, places)}
        >
          {isUnknown ? 'Ask again' : 'Retry'}
          {!isOne && ` ${String(places.length)}`}
        </Button>
      )}
    </li>
  );
}

/** `1–3, 7` for 1, 2, 3, 7. */
function spans(numbers: readonly number[]): string {
  const rows: { from: number; to: number }[] = [];
  for (const number of numbers) {
    const last = rows.at(-1);
    if (last && number === last.to + 1) last.to = number;
    else rows.push({ from: number, to: number });
  }
  return rows.map(({ from, to }) => (from === to ? String(from) : `${String(from)}–${String(to)}`)).join(', ');
}
