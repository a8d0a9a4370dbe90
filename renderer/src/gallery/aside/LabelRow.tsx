import { Trash2 } from 'lucide-react';
import { useState, type KeyboardEvent } from 'react';
import type { CountedLabel } from '#shared/api/contract';
import { useStudio } from '../../stores/hooks.ts';
import { Button } from '../../ui/Button.tsx';
import { TextInput } from '../../ui/fields/TextInput.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { pictures } from '../../stores/sets/setWords.ts';
import { LABEL_WORDS } from './labelWords.ts';

interface LabelRowProps {
  readonly label: CountedLabel;
  /** The label that has a name already, if it is another one. */
  readonly other: (name: string) => CountedLabel | undefined;
}

/** UTF-16 units */
const MAX_NAME = 100;

/** A label with its name to be changed: Enter or leaving the field keeps it. What makes two one is asked first. */
export function LabelRow({ label, other }: LabelRowProps) {
  const { labels } = useStudio();
  const [name, setName] = useState(label.name);
  const [isAsking, setAsking] = useState(false);
  const { one } = LABEL_WORDS[label.kind];
  const trimmed = name.trim();
  const joined = trimmed === '' ? undefined : other(trimmed);
  const rename = async () => {
    if (trimmed === '' || trimmed === label.name) setName(label.name);
    else if (!(await labels.getState().rename(label, trimmed))) setName(label.name);
  };
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter') event.currentTarget.blur();
  };
  return (
    <li className="labels-dialog__row">
      <TextInput
        label={`Name of the ${one} ${label.name}`}
        value={name}
        onChange={setName}
        maxLength={MAX_NAME}
        dir="auto"
        onKeyDown={press}
        onBlur={() => {
          if (!joined) void rename();
        }}
      />
      <span className="labels-dialog__count">{pictures(label.count)}</span>
      <IconButton
        label={`Remove the ${one} ${label.name}`}
        size="small"
        icon={Trash2}
        aria-expanded={isAsking}
        onClick={() => {
          setAsking(!isAsking);
        }}
      />
      {joined && (
        <p className="labels-dialog__ask" role="status">
          There is a {one} “{joined.name}” with {pictures(joined.count)}.
          <Button onClick={() => void rename()}>Make the two one</Button>
          <Button
            variant="ghost"
            onClick={() => {
              setName(label.name);
            }}
          >
            Keep both
          </Button>
        </p>
      )}
      {isAsking && (
        <p className="labels-dialog__ask" role="status">
          It goes off {pictures(label.count)}.
          <Button variant="danger" autoFocus onClick={() => void labels.getState().remove(label)}>
            Remove the {one}
          </Button>
          <Button
            variant="ghost"
            onClick={() => {
              setAsking(false);
            }}
          >
            Keep it
          </Button>
        </p>
      )}
    </li>
  );
}
