import { Heart } from 'lucide-react';
import type { Label, PictureTarget } from '#shared/api/contract';
import { useStudio } from '../../stores/hooks.ts';
import { Button } from '../../ui/Button.tsx';
import { FactList } from '../../ui/FactList.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Section } from '../../ui/Section.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import type { PictureUses } from '../PictureUses.ts';
import { FirstFew } from './FirstFew.tsx';
import { LabelEditor } from './LabelEditor.tsx';
import { NoteField } from './NoteField.tsx';
import { RatingStars } from './RatingStars.tsx';
import { commonValue, factsTogether, MIXED, relabelled } from './sharedFacts.ts';
import type { ChosenPictures } from './useChosenPictures.ts';
import { UseAsInput } from './UseAsInput.tsx';
import { useSaid } from './useSaid.ts';
import { useTurn } from './useTurn.ts';
import { useShared } from './useShared.ts';

type ManyPicturesProps = Omit<Extract<ChosenPictures, { kind: 'many' }>, 'kind'> & { readonly uses: PictureUses };

const NOBODY: PictureTarget = { numbers: [] };

/** What several pictures have in common; what is said here is said of all. */
export function ManyPictures({ count, of, first, uses }: ManyPicturesProps) {
  const studio = useStudio();
  const { gallery, facts: store } = studio;
  // What more than one call can name is compared as far as the first goes.
  const shared = useShared(of[0] ?? NOBODY);
  const turn = useTurn(of);
  const { said, say } = useSaid(shared, turn);
  const { facts, isCurrent, error } = shared;
  const together = `${count.toLocaleString('en')} pictures`;
  const rating = said.rating ?? (facts && commonValue(facts.rating));
  const isFavourite = said.isFavourite ?? (facts && commonValue(facts.isFavourite));
  const labels = said.labels ?? facts?.labels;
  const note = said.note ?? (facts && isCurrent ? commonValue(facts.note) : undefined);
  const prompt = facts && commonValue(facts.prompt);
  const [only] = of;
  /** Does it to all of them. Gives whether it was done. */
  const each = async (work: (target: PictureTarget) => Promise<boolean>) => {
    for (const target of of) if (!(await work(target))) return false;
    return true;
  };
  const label = (change: { readonly add: readonly Label[]; readonly remove: readonly Label[] }) => {
    say(
      labels ? { labels: relabelled(labels, count, change) } : {},
      each((target) => store.getState().setLabels(target, change)),
    );
  };
  return (
    <div className="gallery-aside__many" aria-busy={!isCurrent}>
      <FirstFew numbers={first} />
      <div>
        <h2 className="gallery-aside__title">{together}</h2>
        <p className="gallery-aside__quiet">
          What they share; <span className="gallery-aside__mixed">mixed</span> where they differ.
        </p>
      </div>
      {error && <p role="alert">{error.message}</p>}
      <div className="gallery-aside__said">
        <RatingStars
          rating={rating}
          onRate={(next) => {
            say({ rating: next }, gallery.getState().rate(next, of));
          }}
        />
        <IconButton
          label={isFavourite ? 'All are favourites' : 'Make all favourites'}
          icon={Heart}
          className="heart"
          aria-pressed={isFavourite ?? 'mixed'}
          onClick={() => {
            say({ isFavourite: !isFavourite }, gallery.getState().setFacts({ isFavourite: !isFavourite }, of));
          }}
        />
        {facts && rating === undefined && <span className="gallery-aside__place">{MIXED}</span>}
      </div>
      {facts ? (
        <>
          {prompt !== null && (
            <Section title="Prompt">
              <p className="gallery-aside__text" dir="auto" tabIndex={0} role="group" aria-label="Prompt">
                {prompt ?? MIXED}
              </p>
            </Section>
          )}
          <FactList facts={factsTogether(facts)} />
        </>
      ) : (
        <Skeleton className="gallery-aside__waiting" />
      )}
      <LabelEditor kind="tag" labels={labels} count={count} onChange={label} />
      <LabelEditor kind="board" labels={labels} count={count} onChange={label} />
      <NoteField
        key={turn}
        note={note}
        placeholder={
          facts && facts.note === MIXED
            ? `They differ; for all ${count.toLocaleString('en')}`
            : `For all ${count.toLocaleString('en')}`
        }
        onSave={(text) => {
          const kept = each((target) => store.getState().setFacts(target, { note: text }));
          say({ note: text }, kept);
          return kept;
        }}
      />
      <div className="gallery-aside__buttons">
        {only && 'numbers' in only && <UseAsInput numbers={only.numbers} uses={uses} />}
        {uses.exportPictures && (
          <Button
            onClick={() => {
              uses.exportPictures?.(studio, of);
            }}
          >
            Export…
          </Button>
        )}
      </div>
    </div>
  );
}
