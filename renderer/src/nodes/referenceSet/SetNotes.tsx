import { ClipboardCopy } from 'lucide-react';
import { useStudio } from '../../stores/hooks.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Section } from '../../ui/Section.tsx';
import type { BodyProps } from '../NodeLook.ts';
import { copyNotes } from './setActions.ts';
import { useChosenSet } from './useChosenSet.ts';
import './SetNotes.css';

/** For the inspector: the notes in full, and as lines for a prompt. */
export function SetNotes({ node }: BodyProps) {
  const studio = useStudio();
  const { set, earlier } = useChosenSet(node);
  if (!set || earlier !== undefined) return null;
  const hasNotes = set.pictures.some(({ note }) => note !== '');
  return (
    <Section title="Notes">
      {hasNotes ? (
        <ol className="set-notes">
          {set.pictures.map(({ image, note }) => (
            <li key={image.id} dir="auto">
              {note || <span className="set-notes__none">no note</span>}
            </li>
          ))}
        </ol>
      ) : (
        <p className="set-notes__none">No picture has a note yet. Write them at the node.</p>
      )}
      {hasNotes && (
        <Button onClick={() => void copyNotes(studio, set)} title="Lines such as “Image 1: from the left”">
          <Icon icon={ClipboardCopy} size={14} />
          Copy for a prompt
        </Button>
      )}
    </Section>
  );
}
