import { useState } from 'react';
import type { ExposedField } from '#shared/graph/Graph';
import { describeField, renameField } from '#shared/workflow/groups/groupFields';
import { MAX_NOTE } from '#shared/workflow/Workflow';
import { TextInput } from '../../ui/fields/TextInput.tsx';
import { useGroupEdit } from './useGroupEdit.ts';

interface ShownFieldWordsProps {
  readonly group: string;
  readonly exposed: ExposedField;
  readonly label: string;
  /** What the field itself says. */
  readonly ownHelp: string | undefined;
}

/** What a field that a group shows is called on the command line, and the help its uses give with it. */
export function ShownFieldWords({ group, exposed: { name, help = '' }, label, ownHelp = '' }: ShownFieldWordsProps) {
  const edit = useGroupEdit();
  const [short, setShort] = useState(name);
  const [said, setSaid] = useState(help);
  return (
    <div className="group-edit__more" role="group" aria-label={`About ${label}`}>
      <label className="group-edit__label">
        Short name, as in --set Group.name
        <TextInput
          label="Short name"
          isMono
          value={short}
          maxLength={64}
          onChange={setShort}
          onBlur={() => {
            const to = short.trim();
            if (to === name) return;
            setShort(name);
            if (to !== '') edit((whole) => renameField(whole, group, name, to));
          }}
        />
      </label>
      <label className="group-edit__label">
        Help
        <TextInput
          label="Help"
          value={said}
          maxLength={MAX_NOTE}
          placeholder={ownHelp}
          onChange={setSaid}
          onBlur={() => {
            if (said !== help) edit((whole) => describeField(whole, group, name, { help: said }));
          }}
        />
      </label>
    </div>
  );
}
