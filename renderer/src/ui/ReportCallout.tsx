import type { ReactNode } from 'react';
import type { ErrorReport } from '#shared/errors/AppError';
import { Callout } from './Callout.tsx';
import './ReportCallout.css';

/** A problem or failure in full: what happened and what to do. `children`: what can be done at once. */
export function ReportCallout({ report, children }: { readonly report: ErrorReport; readonly children?: ReactNode }) {
  return (
    <Callout tone="bad">
      <p>{report.message}</p>
      {report.hint && <p className="report-callout__hint">{report.hint}</p>}
      {children}
    </Callout>
  );
}
