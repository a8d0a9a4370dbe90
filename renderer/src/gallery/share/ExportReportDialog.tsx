import type { AskedDialogProps } from '../../stores/view/DialogTable.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/overlays/Dialog.tsx';
import { exportWords } from './exportWords.ts';
import { Lines } from './ImportReportDialog.tsx';

/** What became of an export: what was left out and why, and what is to be known of the rest. */
export function ExportReportDialog({ asked: report, onClose }: AskedDialogProps<'export-report'>) {
  const { refused, notes } = report;
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title="Export"
      description={exportWords(report)}
      width={560}
      footer={
        <Button variant="primary" onClick={onClose}>
          Done
        </Button>
      }
    >
      <Lines
        title="Left out"
        count={refused.count}
        lines={refused.first.map(({ id, error }) => [
          id.slice(0, 12),
          [error.message, error.hint].filter(Boolean).join(' '),
        ])}
      />
      <Lines title="To know" count={notes.length} lines={notes.map((note) => ['', `${note}.`])} />
    </Dialog>
  );
}
