import { useEffect, useRef } from 'react';
import { limitWords } from '#shared/workflow/form/narrowField';
import { isNumber } from '../../nodes/fields/isNumber.ts';
import { useForm, usePreview, useStudio } from '../../stores/hooks.ts';
import { classNames } from '../../ui/classNames.ts';
import { GripLabel } from '../../ui/fields/GripLabel.tsx';
import { Button } from '../../ui/Button.tsx';
import type { ShownEntry } from '../useFormEntries.ts';
import { takeOffForm } from '#shared/workflow/form/formEdits';
import { FieldFill } from './FieldFill.tsx';

/** A field of the form: its label above it, its limits beside that, and under it what is wrong. */
export function FormFieldRow({ entry }: { readonly entry: ShownEntry }) {
  const { label, found, gone, differs, isUnknownThen, fault, shown } = entry;
  const frame = useRef<HTMLDivElement>(null);
  const problem = usePreview(({ problemsByNode }) =>
    problemsByNode.get(shown.node)?.find(({ field, socket }) => (field ?? socket) === shown.field),
  );
  useCalledFor(frame, entry.key);
  if (!found) return <GoneField entry={entry} gone={gone ?? 'it is gone'} />;
  const words = limitWords(found.field, shown);
  const wrong = fault ?? problem?.message;
  return (
    <div
      ref={frame}
      className={classNames('form-field', differs && 'form-field--differs')}
      role="group"
      aria-label={label}
    >
      <div className="form-field__head">
        <span className="form-field__label">
          <GripLabel isGrip={found.wiredFrom === undefined && isNumber(found.field)}>{label}</GripLabel>
        </span>
        {differs ? (
          <span className="form-field__mark">differs from yours</span>
        ) : (
          words !== undefined && <small className="form-field__limit">{words}</small>
        )}
      </div>
      {found.wiredFrom === undefined ? (
        <FieldFill entry={entry} />
      ) : (
        <p className="form-field__wired">
          From <b>{found.wiredFrom}</b>, by a wire in the graph.
        </p>
      )}
      {found.field.help !== undefined && shown.help !== undefined && found.field.kind !== 'pictures' && (
        <p className="form-field__help">{shown.help}</p>
      )}
      {isUnknownThen && <p className="form-field__help">That run had no such field: yours stays.</p>}
      {wrong !== undefined && (
        <p className="form-field__fault" role="status">
          {wrong}
          {fault === undefined && problem?.hint !== undefined && ` ${problem.hint}`}
        </p>
      )}
    </div>
  );
}

/** The field a run was refused for has the keys. */
function useCalledFor(frame: React.RefObject<HTMLDivElement | null>, key: string): void {
  const refused = useForm((state) => state.refused);
  const told = useRef(refused);
  useEffect(() => {
    if (refused === told.current) return;
    told.current = refused;
    if (refused?.key !== key) return;
    frame.current?.scrollIntoView({ block: 'nearest' });
    frame.current?.querySelector<HTMLElement>('input, textarea, button')?.focus();
  }, [refused, key, frame]);
}

/** What stands in the place of a field that is in the graph no more. */
function GoneField({ entry, gone }: { readonly entry: ShownEntry; readonly gone: string }) {
  const { form } = useStudio();
  return (
    <div className="form-field form-field--gone" role="group" aria-label={entry.label}>
      <span className="form-field__label">{entry.label}</span>
      <p className="form-field__fault">This field cannot be filled in: {gone}.</p>
      <Button
        onClick={() => {
          form.getState().change((workflow) => takeOffForm(workflow, entry.shown));
        }}
      >
        Remove it from the form
      </Button>
    </div>
  );
}
