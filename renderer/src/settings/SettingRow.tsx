import type { ReactNode } from 'react';
import { classNames } from '../ui/classNames.ts';
import './SettingRow.css';

export interface SettingRowProps {
  readonly label: string;
  readonly help?: string | undefined;
  /** Why the value does not pass. */
  readonly fault?: string | undefined;
  /** For long texts: the field below its name. */
  readonly isWide?: boolean;
  readonly children: ReactNode;
}

/** A field with its name and what it does. */
export function SettingRow({ label, help, fault, isWide, children }: SettingRowProps) {
  return (
    <div className={classNames('setting-row', isWide && 'setting-row--wide')}>
      <span className="setting-row__label">{label}</span>
      <div className="setting-row__field">{children}</div>
      {fault && <p className="setting-row__fault">{fault}</p>}
      {help && <p className="setting-row__help">{help}</p>}
    </div>
  );
}
