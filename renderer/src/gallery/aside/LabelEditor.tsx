import { Plus, X } from 'lucide-react';
import type { CountedLabel, Label } from '#shared/api/contract';
import { keyFault } from '../../stores/gallery/keyFault.ts';
import { useGallery, useStudio } from '../../stores/hooks.ts';
import { classNames } from '../../ui/classNames.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Section } from '../../ui/Section.tsx';
import { chosenValues, withValue } from '../find/filterEdits.ts';
import { LabelAdder } from './LabelAdder.tsx';
import { LABEL_WORDS } from './labelWords.ts';
import '../find/FacetMenu.css';

export interface LabelEditorProps {
  readonly kind: Label['kind'];
  /** What the pictures have, with how many of them have it. `undefined`: not known yet. */
  readonly labels: readonly CountedLabel[] | undefined;
  /** How many pictures these are. */
  readonly count: number;
  readonly onChange: (change: { readonly add: readonly Label[]; readonly remove: readonly Label[] }) => void;
}

/** The tags, or the boards, of pictures: each leads to all that have it, and can be taken off; others are put on. */
export function LabelEditor({ kind, labels, count, onChange }: LabelEditorProps) {
  const { gallery, view } = useStudio();
  const filter = useGallery((state) => state.query.filter);
  const words = LABEL_WORDS[kind];
  const own = labels?.filter((label) => label.kind === kind) ?? [];
  const facet = words.facet;
  const add = (name: string) => {
    const fault = keyFault('The name', name);
    if (fault) view.getState().reportError(fault);
    else onChange({ add: [{ kind, name }], remove: [] });
  };
  return (
    <Section title={words.many}>
      <div className="label-chips">
        {own.map(({ name, count: having }) => {
          const isOfAll = having >= count;
          const isFiltered = chosenValues(filter, facet).includes(name);
          return (
            <span
              key={name}
              className={classNames(
                'chip',
                'chip--parts',
                'label-chip',
                isFiltered && 'chip--on',
                !isOfAll && 'label-chip--some',
              )}
            >
              <button
                type="button"
                className="chip__open"
                title={isFiltered ? undefined : `Find all with ${name}`}
                aria-label={`${name}${isOfAll ? '' : `, ${having.toLocaleString('en')} of ${count.toLocaleString('en')}`}: find all`}
                onClick={() => {
                  if (!isFiltered) gallery.getState().setFilter(withValue(filter, facet, name));
                }}
              >
                <span className="chip__words" dir="auto">
                  {name}
                </span>
                {!isOfAll && (
                  <span className="chip__count">
                    {having.toLocaleString('en')} of {count.toLocaleString('en')}
                  </span>
                )}
              </button>
              {!isOfAll && (
                <button
                  type="button"
                  className="chip__away"
                  aria-label={`Put ${name} on all`}
                  title="Put on all"
                  onClick={() => {
                    add(name);
                  }}
                >
                  <Icon icon={Plus} size={12} />
                </button>
              )}
              <button
                type="button"
                className="chip__away"
                aria-label={`Take ${name} off`}
                onClick={() => {
                  onChange({ add: [], remove: [{ kind, name }] });
                }}
              >
                <Icon icon={X} size={12} />
              </button>
            </span>
          );
        })}
        <LabelAdder
          kind={kind}
          taken={own.flatMap(({ name, count: having }) => (having >= count ? [name] : []))}
          onAdd={add}
        />
      </div>
    </Section>
  );
}
