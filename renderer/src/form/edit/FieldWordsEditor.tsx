import { sayOfField, type FieldWords } from '#shared/workflow/form/formEdits';
import { isSeed } from '#shared/workflow/form/isSeed';
import { MAX_NOTE, MAX_WIRE_LABEL } from '#shared/workflow/Workflow';
import { useGraph } from '../../stores/hooks.ts';
import { CheckRow } from '../../ui/fields/CheckRow.tsx';
import { GRAPH_UNDO } from '../../ui/fields/graphUndo.ts';
import { NumberInput } from '../../ui/fields/NumberInput.tsx';
import { TextArea } from '../../ui/fields/TextArea.tsx';
import { TextInput } from '../../ui/fields/TextInput.tsx';
import type { ShownEntry } from '../useFormEntries.ts';
import { ChoicesEditor } from './ChoicesEditor.tsx';

const MOST_LETTERS = 100_000;
const MOST_PICTURES = 1000;

/** What is said of a field on the form: its label, help and limits. Where nothing is said, it is as its node has it. */
export function FieldWordsEditor({ entry }: { readonly entry: ShownEntry }) {
  const graph = useGraph();
  const { shown, found, key } = entry;
  const say = (words: FieldWords, what: string) => {
    const { whole: workflow, changeWhole: change } = graph.getState();
    change(sayOfField(workflow, shown, words), undefined, `form ${key} ${what}`);
  };
  return (
    <div className="field-words" role="group" aria-label={`About ${entry.label}`}>
      <label className="form-editor__row">
        <span>Label</span>
        <TextInput
          {...GRAPH_UNDO}
          label="Label"
          value={shown.label ?? ''}
          maxLength={MAX_WIRE_LABEL}
          placeholder={found?.own.label ?? shown.field}
          onChange={(label) => {
            say({ label }, 'label');
          }}
        />
      </label>
      <label className="form-editor__row">
        <span>Help</span>
        <TextArea
          {...GRAPH_UNDO}
          label="Help"
          rows={1}
          value={shown.help ?? ''}
          maxLength={MAX_NOTE}
          placeholder="A sentence under it"
          onChange={(help) => {
            say({ help }, 'help');
          }}
        />
      </label>
      {found && <Limits entry={entry} say={say} />}
      <CheckRow
        label="Fold it away"
        hint="Behind one line at the end"
        isChecked={shown.folded ?? false}
        onChange={(isFolded) => {
          say({ folded: isFolded ? true : undefined }, 'folded');
        }}
      />
    </div>
  );
}

interface LimitsProps {
  readonly entry: ShownEntry;
  readonly say: (words: FieldWords, what: string) => void;
}

/** How far what is filled in may go: never farther than the field itself lets it. */
function Limits({ entry: { shown, found }, say }: LimitsProps) {
  const own = found?.own;
  switch (own?.kind) {
    case 'integer':
    case 'whole':
    case 'optional-number': {
      if (isSeed(own)) return null;
      // What a double cannot hold is no limit a person would type.
      const least = Number(own.min);
      const most = Math.min(Number(own.max), Number.MAX_SAFE_INTEGER);
      const step = own.kind === 'optional-number' ? own.step : 1;
      const common = { isOptional: true, step, ...GRAPH_UNDO } as const;
      return (
        <div className="form-editor__row">
          <span>From, to</span>
          <span className="field-words__pair">
            <NumberInput
              {...common}
              label="At least"
              min={least}
              max={shown.max ?? most}
              value={shown.min}
              placeholder={String(own.min)}
              onChange={(min) => {
                say({ min }, 'min');
              }}
            />
            <NumberInput
              {...common}
              label="At most"
              min={shown.min ?? least}
              max={most}
              value={shown.max}
              placeholder={String(own.max)}
              onChange={(max) => {
                say({ max }, 'max');
              }}
            />
          </span>
        </div>
      );
    }
    case 'choice':
    case 'model':
      return (
        <ChoicesEditor
          known={own.choices}
          isFree={own.kind === 'model' || own.isOpen === true}
          chosen={shown.choices}
          say={say}
        />
      );
    case 'text':
      return (
        <>
          <ChoicesEditor known={[]} isFree chosen={shown.choices} say={say} />
          {!shown.choices && <AtMost label="Letters at most" most={MOST_LETTERS} value={shown.limit} say={say} />}
        </>
      );
    case 'pictures':
      return <AtMost label="Pictures at most" most={MOST_PICTURES} value={shown.limit} say={say} />;
    case 'key-name':
    case 'data':
    case undefined:
      return null;
  }
}

interface AtMostProps {
  readonly label: string;
  readonly most: number;
  readonly value: number | undefined;
  readonly say: LimitsProps['say'];
}

function AtMost({ label, most, value, say }: AtMostProps) {
  return (
    <div className="form-editor__row">
      <span>{label}</span>
      <NumberInput
        {...GRAPH_UNDO}
        label={label}
        min={1}
        max={most}
        isOptional
        value={value}
        placeholder="no limit"
        onChange={(limit) => {
          say({ limit }, 'limit');
        }}
      />
    </div>
  );
}
