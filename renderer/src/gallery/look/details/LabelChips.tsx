import { FolderHeart, Plus, X } from 'lucide-react';
import type { Label } from '#shared/api/contract';
import { useStudio } from '../../../stores/hooks.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { Section } from '../../../ui/Section.tsx';
import { tagPictures } from '../pictureDeeds.ts';
import { usePictureFacts } from '../usePictureFacts.ts';
import './LabelChips.css';

/** The tags and boards of a picture; each can be taken off. */
export function LabelChips({ id }: { readonly id: string }) {
  const studio = useStudio();
  const { labels = [] } = usePictureFacts(id);
  const of = { ids: [id] };
  const takeOff = (label: Label) => void studio.facts.getState().setLabels(of, { add: [], remove: [label] });
  return (
    <Section title="Tags and boards">
      <ul className="label-chips" aria-label="Tags and boards">
        {labels.map((label) => (
          <li key={`${label.kind} ${label.name}`} className="label-chips__chip">
            {label.kind === 'board' && <Icon icon={FolderHeart} size={12} />}
            <span dir="auto">{label.name}</span>
            <button
              type="button"
              className="label-chips__off"
              aria-label={`Take ${label.name} off`}
              onClick={() => {
                takeOff(label);
              }}
            >
              <Icon icon={X} size={11} />
            </button>
          </li>
        ))}
        <li>
          <button
            type="button"
            className="label-chips__add"
            onClick={() => {
              tagPictures(studio, of);
            }}
          >
            <Icon icon={Plus} size={12} /> Add a tag
          </button>
        </li>
      </ul>
    </Section>
  );
}
