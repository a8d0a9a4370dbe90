import { useState } from 'react';
import type { Choice } from '#shared/graph/Field';
import type { FieldWords } from '#shared/workflow/form/formEdits';
import { MAX_SHOWN_FIELDS } from '#shared/workflow/Workflow';
import { CheckRow } from '../../ui/fields/CheckRow.tsx';
import { GRAPH_UNDO } from '../../ui/fields/graphUndo.ts';
import { TextArea } from '../../ui/fields/TextArea.tsx';

interface ChoicesEditorProps {
  /** What the field itself offers. */
  readonly known: readonly Choice<string>[];
  /** Whether others may be chosen too. */
  readonly isFree: boolean;
  /** Absent: all of them. */
  readonly chosen: readonly string[] | undefined;
  readonly say: (words: FieldWords, what: string) => void;
}

/** Which of its choices a field offers on the form; of one in which anything may stand, a line each. */
export function ChoicesEditor({ known, isFree, chosen, say }: ChoicesEditorProps) {
  const set = (choices: readonly string[]) => {
    say({ choices: choices.length > 0 ? choices : undefined }, 'choices');
  };
  if (isFree && known.length === 0) return <OwnChoices chosen={chosen} set={set} />;
  const values = known.map(({ value }) => value);
  const isOn = (value: string) => chosen?.includes(value) ?? true;
  return (
    <fieldset className="choices-editor">
      <legend>Choices</legend>
      {known.map(({ value, label }) => (
        <CheckRow
          key={value}
          label={label}
          isChecked={isOn(value)}
          onChange={(isChecked) => {
            const next = values.filter((each) => (each === value ? isChecked : isOn(each)));
            set(next.length === values.length ? [] : next);
          }}
        />
      ))}
      {chosen?.length === 1 && <p className="form-editor__empty">The last one cannot be taken away.</p>}
    </fieldset>
  );
}

/** Lines of text, each a choice. */
function OwnChoices({
  chosen,
  set,
}: {
  readonly chosen: readonly string[] | undefined;
  readonly set: (choices: readonly string[]) => void;
}) {
  const [text, setText] = useState<string>();
  const shown = text !== undefined && sameLines(text, chosen) ? text : (chosen ?? []).join('\n');
  return (
    <label className="form-editor__row">
      <span>Choices</span>
      <TextArea
        {...GRAPH_UNDO}
        label="Choices, one a line"
        rows={2}
        value={shown}
        placeholder="One a line; empty: anything may be written"
        onChange={(next) => {
          setText(next);
          set(linesIn(next));
        }}
      />
    </label>
  );
}

function linesIn(text: string): readonly string[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return [...new Set(lines)].slice(0, MAX_SHOWN_FIELDS);
}

/** What is typed may have a line that is still empty. */
function sameLines(text: string, chosen: readonly string[] | undefined): boolean {
  return linesIn(text).join('\n') === (chosen ?? []).join('\n');
}
