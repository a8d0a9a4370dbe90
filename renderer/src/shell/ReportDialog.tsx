import { useState } from 'react';
import type { ErrorReport } from '#shared/errors/AppError';
import { reportOf } from '#shared/errors/reportOf';
import { attempt } from '../stores/attempt.ts';
import { useStudio } from '../stores/hooks.ts';
import type { AskedDialogProps } from '../stores/view/DialogTable.ts';
import { Button } from '../ui/Button.tsx';
import { CheckRow } from '../ui/fields/CheckRow.tsx';
import { Dialog } from '../ui/overlays/Dialog.tsx';
import { ReportCallout } from '../ui/ReportCallout.tsx';
import './ReportDialog.css';

type Making =
  | { readonly state: 'asking' }
  | { readonly state: 'making' }
  | { readonly state: 'made'; readonly path: string }
  | { readonly state: 'failed'; readonly report: ErrorReport };

/** Makes an archive for whoever helps with a problem, and tells what is in it before it is made. */
export function ReportDialog({ onClose }: AskedDialogProps<'report'>) {
  const studio = useStudio();
  const { client, desktop } = studio;
  const [includePrompts, setIncludePrompts] = useState(false);
  const [making, setMaking] = useState<Making>({ state: 'asking' });
  const make = () => {
    setMaking({ state: 'making' });
    client('report.make', { includePrompts }).then(
      ({ path }) => {
        setMaking({ state: 'made', path });
      },
      (caught: unknown) => {
        setMaking({ state: 'failed', report: reportOf(caught) });
      },
    );
  };
  const isMade = making.state === 'made';
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title="Make a report"
      description="A ZIP file on your disk for whoever helps you. Nothing is sent."
      footer={
        isMade ? (
          <Button variant="primary" onClick={onClose}>
            Done
          </Button>
        ) : (
          <>
            <Button onClick={onClose}>Cancel</Button>
            <Button variant="primary" onClick={make} disabled={making.state === 'making'}>
              {making.state === 'making' ? 'Making it' : 'Make the report'}
            </Button>
          </>
        )
      }
    >
      {isMade ? (
        <div role="status">
          <p>{desktop ? 'The report is shown in its folder:' : 'The report is here:'}</p>
          <div className="report-dialog__made">
            <p className="mono report-dialog__path">{making.path}</p>
            <Button
              onClick={() => {
                void attempt(studio, 'The path is on the clipboard.', () => navigator.clipboard.writeText(making.path));
              }}
            >
              Copy
            </Button>
          </div>
        </div>
      ) : (
        <>
          <p>It holds versions, settings, the names of your keys, how much is in your library, and the log.</p>
          <p>It holds no key, no picture and no graph.</p>
          <div className="report-dialog__choice">
            <CheckRow
              label="Add the prompts of the last 20 runs"
              hint="Only if the problem is about them."
              isChecked={includePrompts}
              onChange={setIncludePrompts}
            />
          </div>
        </>
      )}
      {making.state === 'failed' && <ReportCallout report={making.report} />}
    </Dialog>
  );
}
