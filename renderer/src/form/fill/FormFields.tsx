import { ChevronDown, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { useForm } from '../../stores/hooks.ts';
import { classNames } from '../../ui/classNames.ts';
import { Icon } from '../../ui/Icon.tsx';
import type { ShownEntry } from '../useFormEntries.ts';
import { FormFieldRow } from './FormFieldRow.tsx';
import { foldWords, layRows, pairRows, type FormRow } from './layRows.ts';
import './FormFields.css';

/** The fields of the form, the first eight rows of them; the rest, and what is to be folded, behind one line. */
export function FormFields({ entries }: { readonly entries: readonly ShownEntry[] }) {
  const [isOpen, setOpen] = useState(false);
  const { rows, folded } = layRows(entries);
  const refused = useForm((state) => state.refused);
  const isCalledFor = folded.some(({ key }) => key === refused?.key);
  const [told, setTold] = useState(refused);
  // Noted while drawing: it is there when it is given the focus.
  if (refused !== told) {
    setTold(refused);
    if (isCalledFor) setOpen(true);
  }
  const differing = folded.filter(({ differs }) => differs).length;
  const wrong = folded.filter(({ fault }) => fault !== undefined).length;
  return (
    <div className="form-fields">
      {rows.map(draw)}
      {folded.length > 0 && (
        <button
          type="button"
          className="form-fields__more"
          aria-expanded={isOpen}
          onClick={() => {
            setOpen((was) => !was);
          }}
        >
          <Icon icon={isOpen ? ChevronDown : ChevronRight} size={13} />
          {foldWords(folded)}
          {differing > 0 && (
            <span className="form-field__mark">
              {differing === 1 ? '1 differs from yours' : `${String(differing)} differ from yours`}
            </span>
          )}
          {wrong > 0 && (
            <span className="form-fields__wrong">
              {wrong === 1 ? '1 does not pass' : `${String(wrong)} do not pass`}
            </span>
          )}
        </button>
      )}
      {isOpen && pairRows(folded).map(draw)}
    </div>
  );
}

function draw(row: FormRow) {
  const key = row.map((entry) => entry.key).join();
  return (
    <div key={key} className={classNames('form-fields__row', row.length > 1 && 'form-fields__row--pair')}>
      {row.map((entry) => (
        <FormFieldRow key={entry.key} entry={entry} />
      ))}
    </div>
  );
}
