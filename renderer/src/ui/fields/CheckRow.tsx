import type { ReactNode } from 'react';
import './CheckRow.css';

export interface CheckRowProps {
  readonly isChecked: boolean;
  readonly onChange: (isChecked: boolean) => void;
  readonly label: string;
  /** One line under the label. */
  readonly hint?: ReactNode;
  readonly isDisabled?: boolean;
}

/** A line that can be ticked. */
export function CheckRow({ isChecked, onChange, label, hint, isDisabled = false }: CheckRowProps) {
  return (
    <label className="check-row">
      <input
        type="checkbox"
        className="check-row__box"
        checked={isChecked}
        disabled={isDisabled}
        onChange={(event) => {
          onChange(event.target.checked);
        }}
      />
      <span className="check-row__text">
        {label}
        {hint !== undefined && <span className="check-row__hint">{hint}</span>}
      </span>
    </label>
  );
}
