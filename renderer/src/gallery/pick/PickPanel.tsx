import type { ReactNode } from 'react';
import { formatMoney } from '#shared/graph/Money';
import { imageUrl } from '../../api/imageUrl.ts';
import { useAnswer } from '../../stores/useAnswer.ts';
import { Button } from '../../ui/Button.tsx';
import { CheckRow } from '../../ui/fields/CheckRow.tsx';
import { FactList, type Fact } from '../../ui/FactList.tsx';
import { formatDuration } from '../../ui/formats.ts';
import { Kbd } from '../../ui/Kbd.tsx';
import { Section } from '../../ui/Section.tsx';
import { RatingControl } from '../look/RatingControl.tsx';
import { ServedPicture } from '../ServedPicture.tsx';
import type { Picked } from './Picking.ts';
import { useBatchWords } from './useBatchWords.ts';

interface PickPanelProps {
  readonly batch: readonly Picked[];
  readonly current: Picked;
  readonly lastKept: Picked | undefined;
  readonly onLook: (id: string) => void;
  readonly compare: () => void;
  readonly goesOn: boolean;
  readonly setGoesOn: (goesOn: boolean) => void;
  readonly trashes: boolean;
  readonly setTrashes: (trashes: boolean) => void;
  readonly onDoneWords: ReactNode;
}

/** What is to be known of the picture that is looked at, what is kept so far, and what Done will do. */
export function PickPanel({ batch, current, lastKept, onLook, compare, onDoneWords, ...options }: PickPanelProps) {
  const { goesOn, setGoesOn, trashes, setTrashes } = options;
  const kept = batch.filter(({ mark }) => mark === 'kept');
  const rejected = batch.filter(({ mark }) => mark === 'rejected').length;
  const batchWords = useBatchWords(batch);
  return (
    <aside className="room-panel pick-panel" aria-label="This picture, and what is kept">
      <Section
        title="This picture"
        tools={
          <span className="pick-panel__place">
            {current.number} of {batch.length}
          </span>
        }
      >
        <RatingControl id={current.image.id} />
        <Facts picked={current} />
        {batchWords !== undefined && <p className="pick-panel__words">{batchWords}</p>}
      </Section>
      {lastKept && (
        <Section title="Last kept">
          <Tile picked={lastKept} onLook={onLook} isLarge />
          <Button onClick={compare} className="pick-panel__compare">
            Compare <Kbd>C</Kbd>
          </Button>
        </Section>
      )}
      <Section title="Kept so far">
        {kept.length === 0 ? (
          <p className="pick-panel__words">Nothing yet. K keeps the picture, X rejects it.</p>
        ) : (
          <ul className="pick-panel__kept">
            {kept.map((picked) => (
              <li key={picked.image.id}>
                <Tile picked={picked} onLook={onLook} />
              </li>
            ))}
          </ul>
        )}
        <p className="pick-panel__words" role="note">
          {onDoneWords}{' '}
          {trashes
            ? `The ${String(rejected)} rejected go to the trash.`
            : 'The rejected stay in the library, as they are.'}
        </p>
      </Section>
      <div className="pick-panel__options">
        <CheckRow isChecked={goesOn} onChange={setGoesOn} label="Next after each mark" />
        <CheckRow isChecked={trashes} onChange={setTrashes} label="Move rejected to the trash on Done" />
      </div>
    </aside>
  );
}

function Facts({ picked: { image, seed } }: { readonly picked: Picked }) {
  const { value: details } = useAnswer('picture.details', { id: image.id });
  const made = details?.made;
  const known = seed ?? made?.seed;
  const facts: Fact[] = [
    ...(known === undefined ? [] : [{ label: 'Seed', value: known, isMono: true }]),
    ...(made?.ms === undefined ? [] : [{ label: 'Took', value: formatDuration(made.ms) }]),
    ...(made?.cost ? [{ label: 'Cost', value: formatMoney(made.cost), isMono: true }] : []),
    { label: 'Size', value: `${String(image.width)} × ${String(image.height)}`, isMono: true },
  ];
  return <FactList facts={facts} />;
}

interface TileProps {
  readonly picked: Picked;
  readonly onLook: (id: string) => void;
  readonly isLarge?: boolean;
}

function Tile({ picked: { image, number, seed }, onLook, isLarge = false }: TileProps) {
  return (
    <button
      type="button"
      className="pick-panel__tile"
      style={{ aspectRatio: String(image.width / image.height) }}
      aria-label={`Look at picture ${String(number)}`}
      onClick={() => {
        onLook(image.id);
      }}
    >
      <ServedPicture src={imageUrl(image.id, 320)} alt="" draggable={false} />
      {isLarge && (
        <span className="pick-panel__tag" aria-hidden>
          {number}
          {seed !== undefined && ` · ${String(seed)}`}
        </span>
      )}
    </button>
  );
}
