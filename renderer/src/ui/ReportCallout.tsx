import type { ErrorReport } from '#shared/errors/AppError';
import { Callout } from './Callout.tsx';
import './ReportCallout.css';

/** A problem or failure in full: what happened and what to do. */
export function ReportCallout({ report }: { readonly report: ErrorReport }) {
  return (
    <Callout tone="bad">
      <p>{report.message}</p>
      {report.hint && <p className="report-callout__hint">{report.hint}</p>}
    </Callout>
  );
}
