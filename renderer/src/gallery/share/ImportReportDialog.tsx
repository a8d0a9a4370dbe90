import type { AskedDialogProps } from '../../stores/view/DialogTable.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/overlays/Dialog.tsx';
import { ReportCallout } from '../../ui/ReportCallout.tsx';
import { importWords } from './importWords.ts';
import './share.css';

/** What became of an import: what was left out and why, and what is to be known of the rest. */
export function ImportReportDialog({ asked: report, onClose }: AskedDialogProps<'import-report'>) {
  const { refused, notes, failure } = report;
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title="Import"
      description={importWords(report)}
      width={560}
      footer={
        <Button variant="primary" onClick={onClose}>
          Done
        </Button>
      }
    >
      {failure && <ReportCallout report={failure} />}
      <Lines
        title="Left out"
        count={refused.count}
        lines={refused.first.map(({ name, error }) => [name, [error.message, error.hint].filter(Boolean).join(' ')])}
      />
      <Lines title="To know" count={notes.count} lines={notes.first.map(({ name, note }) => [name, note])} />
    </Dialog>
  );
}

interface LinesProps {
  readonly title: string;
  /** Of all; the first of them are named. */
  readonly count: number;
  readonly lines: readonly (readonly [name: string, words: string])[];
}

/** Names with what is to be said of each; it scrolls. */
export function Lines({ title, count, lines }: LinesProps) {
  if (count === 0) return null;
  return (
    <section className="share-lines">
      <h3>
        {title} <span className="mono">{count.toLocaleString('en')}</span>
      </h3>
      <ul className="share-lines__list" aria-label={title} tabIndex={0}>
        {lines.map(([name, words], at) => (
          // The same name may stand twice.
          <li key={at}>
            <strong dir="auto">{name}</strong> {words}
          </li>
        ))}
        {count > lines.length && <li>and {(count - lines.length).toLocaleString('en')} more.</li>}
      </ul>
    </section>
  );
}
