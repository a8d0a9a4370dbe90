import { useShallow } from 'zustand/react/shallow';
import { useSets } from '../stores/hooks.ts';
import { Section } from '../ui/Section.tsx';
import './PictureSets.css';

/** The reference sets that a picture is in, with its number and its note there. */
export function PictureSets({ id }: { readonly id: string }) {
  const sets = useSets(
    useShallow(({ sets: known }) =>
      [...(known?.values() ?? [])].filter(
        ({ removedAt, pictures }) => removedAt === undefined && pictures.some(({ image }) => image.id === id),
      ),
    ),
  );
  if (sets.length === 0) return null;
  return (
    <Section title="Reference sets">
      <ul className="picture-sets">
        {sets.map((set) => {
          const at = set.pictures.findIndex(({ image }) => image.id === id);
          const note = set.pictures[at]?.note ?? '';
          return (
            <li key={set.id} dir="auto">
              {set.name} <span className="picture-sets__place">{String(at + 1)}</span>
              {note !== '' && <span className="picture-sets__note">{note}</span>}
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
