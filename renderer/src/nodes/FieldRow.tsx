import type { ReactNode } from 'react';
import './rows.css';

/** A field that has no socket: its name and its control. */
export function FieldRow({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className="row">
      <span className="row__label" aria-hidden>
        {label}
      </span>
      <span className="row__field">{children}</span>
    </div>
  );
}
