import type { ReactNode } from 'react';
import { GripLabel } from '../../ui/fields/GripLabel.tsx';
import './rows.css';

export interface FieldRowProps {
  readonly label: string;
  /** Whether the control is one of a number. */
  readonly isNumber: boolean;
  /** px */
  readonly height: number;
  readonly children: ReactNode;
}

/** A field that has no socket: its name and its control. */
export function FieldRow({ label, isNumber, height, children }: FieldRowProps) {
  return (
    <div className="row" data-field-row style={{ height }}>
      <GripLabel className="row__label" isGrip={isNumber} aria-hidden>
        {label}
      </GripLabel>
      <span className="row__field">{children}</span>
    </div>
  );
}
