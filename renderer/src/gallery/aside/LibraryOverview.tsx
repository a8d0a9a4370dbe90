import type { CountedLabel, Label } from '#shared/api/contract';
import { useGallery, useLabels, useStudio } from '../../stores/hooks.ts';
import { Section } from '../../ui/Section.tsx';
import { chosenValues, withValue } from '../find/filterEdits.ts';
import { LABEL_WORDS } from './labelWords.ts';

/** More are found by typing, in the facet of their kind. */
const MOST_SHOWN = 24;

/** While nothing is chosen: the boards and tags there are, each leading to its pictures. */
export function LibraryOverview() {
  const labels = useLabels((state) => state.labels) ?? [];
  return (
    <>
      <p className="gallery-aside__quiet">
        Choose a picture to see all of it here, or several to see what they share. Arrows walk, Space looks closer,
        Ctrl+click chooses more.
      </p>
      {(['board', 'tag'] as const).map((kind) => (
        <Labels key={kind} kind={kind} labels={labels.filter((label) => label.kind === kind)} />
      ))}
    </>
  );
}

function Labels({ kind, labels }: { readonly kind: Label['kind']; readonly labels: readonly CountedLabel[] }) {
  const { gallery } = useStudio();
  const filter = useGallery((state) => state.query.filter);
  const { many, facet } = LABEL_WORDS[kind];
  if (labels.length === 0) return null;
  const shown = labels.toSorted((one, other) => other.count - one.count).slice(0, MOST_SHOWN);
  return (
    <Section title={many}>
      <div className="label-chips">
        {shown.map(({ name, count }) => (
          <button
            key={name}
            type="button"
            className="chip"
            aria-pressed={chosenValues(filter, facet).includes(name)}
            onClick={() => {
              gallery.getState().setFilter(withValue(filter, facet, name));
            }}
          >
            <span className="chip__words" dir="auto">
              {name}
            </span>
            <span className="chip__count">{count.toLocaleString('en')}</span>
          </button>
        ))}
      </div>
      {labels.length > MOST_SHOWN && (
        <p className="gallery-aside__quiet">and {(labels.length - MOST_SHOWN).toLocaleString('en')} more</p>
      )}
    </Section>
  );
}
