import { imageUrl } from '../../api/imageUrl.ts';
import { ServedPicture } from '../../gallery/ServedPicture.tsx';
import { FactList } from '../../ui/FactList.tsx';
import { Section } from '../../ui/Section.tsx';
import type { Picked } from './usePicking.ts';

export interface PickAsideProps {
  readonly batch: readonly Picked[];
  readonly current: Picked;
  readonly lastKept: Picked | undefined;
  /** Of the node. */
  readonly name: string;
  readonly onLook: (id: string) => void;
}

/** What is to be known of the picture that is looked at, and what is kept so far. */
export function PickAside({ batch, current: { image, number, slot }, lastKept, name, onLook }: PickAsideProps) {
  const kept = batch.filter(({ mark }) => mark === 'kept');
  const seed = slot.place ? [{ label: 'Seed', value: slot.seed, isMono: true }] : [];
  return (
    <aside className="pick-aside" aria-label="This picture, and what is kept">
      <Section title="This picture">
        <FactList
          facts={[
            { label: 'Place', value: `${String(number)} of ${String(batch.length)}` },
            ...seed,
            { label: 'Size', value: `${String(image.width)} × ${String(image.height)}`, isMono: true },
          ]}
        />
      </Section>
      {lastKept && (
        <Section title="Last kept">
          <Tile picked={lastKept} onLook={onLook} />
        </Section>
      )}
      <Section title="Kept so far">
        {kept.length === 0 ? (
          <p className="pick-aside__words">Nothing yet. What follows {name} waits until something is kept.</p>
        ) : (
          <>
            <ul className="pick-aside__kept">
              {kept.map((picked) => (
                <li key={picked.image.id}>
                  <Tile picked={picked} onLook={onLook} />
                </li>
              ))}
            </ul>
            <p className="pick-aside__words">
              {kept.length === 1 ? 'It goes' : 'They go'} on through {name} at the next run; the batch is not made
              again. The rejected stay in the library.
            </p>
          </>
        )}
      </Section>
    </aside>
  );
}

function Tile({
  picked: { image, number },
  onLook,
}: {
  readonly picked: Picked;
  readonly onLook: (id: string) => void;
}) {
  return (
    <button
      type="button"
      className="pick-aside__tile"
      style={{ aspectRatio: String(image.width / image.height) }}
      aria-label={`Look at picture ${String(number)}`}
      onClick={() => {
        onLook(image.id);
      }}
    >
      <ServedPicture src={imageUrl(image.id, 320)} alt="" draggable={false} />
    </button>
  );
}
