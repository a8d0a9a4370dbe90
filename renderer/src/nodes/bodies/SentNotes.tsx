import { Info } from 'lucide-react';
import { usePreview } from '../../stores/hooks.ts';
import { Icon } from '../../ui/Icon.tsx';
import { mergeNotes } from './mergeNotes.ts';
import './SentNotes.css';

/** What a run would send otherwise than the fields of a node say. */
export function SentNotes({ id }: { readonly id: string }) {
  const notes = usePreview(({ byNode }) => distinct(byNode.get(id)?.flatMap((call) => call.notes) ?? []));
  if (notes === '') return null;
  return (
    <ul className="sent-notes" aria-label="What will be sent differs">
      {notes.split('\n').map((note) => (
        <li key={note}>
          <Icon icon={Info} size={12} />
          {note}
        </li>
      ))}
    </ul>
  );
}

/** One text, so that an unchanged answer draws nothing again. */
function distinct(notes: readonly string[]): string {
  return mergeNotes(notes).join('\n');
}
