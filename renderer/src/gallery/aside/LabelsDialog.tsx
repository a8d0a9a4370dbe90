import { useEffect, useState } from 'react';
import type { CountedLabel } from '#shared/api/contract';
import { useLabels, useStudio } from '../../stores/hooks.ts';
import type { AskedDialogProps } from '../../stores/view/DialogTable.ts';
import { TextInput } from '../../ui/fields/TextInput.tsx';
import { Dialog } from '../../ui/overlays/Dialog.tsx';
import { Section } from '../../ui/Section.tsx';
import { LabelRow } from './LabelRow.tsx';
import { isSameName, LABEL_WORDS } from './labelWords.ts';
import './LabelsDialog.css';

/** From so many on one looks for a label by typing. */
const MANY = 13;

/** All boards and tags: each can be renamed, made one with another by its name, and removed. Pictures stay. */
export function LabelsDialog({ onClose }: AskedDialogProps<'labels'>) {
  const { labels: store } = useStudio();
  const labels = useLabels((state) => state.labels);
  const [typed, setTyped] = useState('');
  useEffect(() => store.getState().watch(), [store]);
  const wanted = typed.trim().toLocaleLowerCase();
  const matching = (labels ?? []).filter(({ name }) => name.toLocaleLowerCase().includes(wanted));
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title="Boards and tags"
      description="Giving one the name of another makes the two one. Removing takes it off all pictures; the pictures stay."
      width={460}
    >
      {(labels?.length ?? 0) >= MANY && (
        <TextInput label="Find a board or tag" placeholder="Find" value={typed} onChange={setTyped} dir="auto" />
      )}
      <div className="labels-dialog">
        {labels === null && <p>Asking the library…</p>}
        {labels?.length === 0 && (
          <p className="labels-dialog__quiet">
            There is none yet. Choose a picture in the gallery: at its side it is put on a board, or tagged (T).
          </p>
        )}
        {(['board', 'tag'] as const).map((kind) => (
          <Labels
            key={kind}
            title={LABEL_WORDS[kind].many}
            all={labels ?? []}
            labels={matching.filter((label) => label.kind === kind)}
          />
        ))}
      </div>
    </Dialog>
  );
}

interface LabelsProps {
  readonly title: string;
  readonly labels: readonly CountedLabel[];
  readonly all: readonly CountedLabel[];
}

function Labels({ title, labels, all }: LabelsProps) {
  if (labels.length === 0) return null;
  return (
    <Section title={title}>
      <ul className="labels-dialog__rows">
        {labels.map((label) => (
          <LabelRow
            key={label.name}
            label={label}
            other={(name) =>
              all.find((each) => each.kind === label.kind && each.name !== label.name && isSameName(each.name, name))
            }
          />
        ))}
      </ul>
    </Section>
  );
}
