import { ClipboardCopy, Pencil, Trash2 } from 'lucide-react';
import type { ReferenceSet } from '#shared/api/contract';
import { useStudio } from '../../stores/hooks.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Section } from '../../ui/Section.tsx';
import { copyNotes, removeSet, renameSet } from './setActions.ts';
import { SetRows } from './SetRows.tsx';
import { SetVersions } from './SetVersions.tsx';
import { useGraphsWith } from './useGraphsWith.ts';

/** One set: its pictures, where it is used, and how it came to be what it is. */
export function SetDetails({ set }: { readonly set: ReferenceSet }) {
  const studio = useStudio();
  const graphs = useGraphsWith(set.id);
  const isRemoved = set.removedAt !== undefined;
  return (
    <div className="sets__one">
      <header className="sets__head">
        <h3 dir="auto">{set.name}</h3>
        {isRemoved ? (
          <Button onClick={() => void studio.sets.getState().restore(set.id)}>Bring it back</Button>
        ) : (
          <>
            <IconButton label="Copy notes" icon={ClipboardCopy} onClick={() => void copyNotes(studio, set)} />
            <IconButton label="Rename…" icon={Pencil} onClick={() => void renameSet(studio, set)} />
            <IconButton label="Remove the set" icon={Trash2} onClick={() => void removeSet(studio, set)} />
          </>
        )}
      </header>
      {set.pictures.length > 0 ? (
        <SetRows
          pictures={set.pictures}
          label={`Pictures of ${set.name}`}
          onEdit={isRemoved ? undefined : (edit) => void studio.sets.getState().change(set.id, edit)}
        />
      ) : (
        <p className="sets__empty">No pictures. Add some by “Add to a reference set…” in any picture’s menu.</p>
      )}
      <Section title="Used by">
        <p className="sets__words">
          {graphs.length === 0 ? 'None of the graphs that are open.' : graphs.map((name) => `“${name}”`).join(', ')}
        </p>
      </Section>
      <Section title="Versions">
        <SetVersions set={set} />
      </Section>
    </div>
  );
}
