import { Copy } from 'lucide-react';
import type { ImportReport } from '#shared/foreign/ImportReport';
import { FORMS, keyWords, reportLines } from '#shared/foreign/reportLines';
import { copyText } from '../stores/copyText.ts';
import { useStudio } from '../stores/hooks.ts';
import type { AskedDialogProps } from '../stores/view/DialogTable.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Dialog } from '../ui/overlays/Dialog.tsx';
import './GraphReportDialog.css';

/** What became of a graph of another program: what was rebuilt, kept to be read, changed, found and left out. */
export function GraphReportDialog({ asked: report, onClose }: AskedDialogProps<'graph-report'>) {
  const studio = useStudio();
  const { models, seeds, keys, left } = report;
  const palette = studio.paletteOf(studio.documents.active().store.getState().whole);
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title="Imported graph"
      description={`${report.file} is ${FORMS[report.form]}. It came in as a graph in no file; nothing was run.`}
      width={620}
      footer={
        <>
          <Button onClick={() => void copyText(studio, reportLines(report).join('\n'))}>
            <Icon icon={Copy} size={14} />
            Copy report
          </Button>
          <Button variant="primary" onClick={onClose}>
            Done
          </Button>
        </>
      }
    >
      {keys.length > 0 && (
        <div className="graph-report__keys" role="alert">
          {keys.map(({ node }) => (
            <p key={node}>{keyWords(node)}</p>
          ))}
        </div>
      )}
      <div className="graph-report" role="region" aria-label="What became of it" tabIndex={0}>
        <Part title="Rebuilt" lines={counted(report.rebuilt, (type) => palette.get(type)?.title)} />
        <Part title="Kept to be read, for there is no such node here" lines={counted(report.placeholders)} />
        <Part
          title="Models that are answered no more"
          lines={models.map(({ node, from, to }) => `${from}${to === '' ? '' : `: use ${to}`} (node ${node})`)}
        />
        <Part
          title="Seeds, as they were sent"
          lines={seeds.map(({ node, from, to }) => `${from} is ${to} (node ${node})`)}
        />
        <Part title="Changed or left out" lines={left} />
      </div>
    </Dialog>
  );
}

function Part({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <section>
      <h3>
        {title} <span className="mono">{lines.length.toLocaleString('en')}</span>
      </h3>
      <ul aria-label={title}>
        {lines.map((line, at) => (
          <li key={at} dir="auto">
            {line}
          </li>
        ))}
      </ul>
    </section>
  );
}

function counted(counts: ImportReport['rebuilt'], titleOf?: (type: string) => string | undefined): readonly string[] {
  return Object.entries(counts).map(([type, count]) => {
    const title = titleOf?.(type) ?? type;
    return count === 1 ? title : `${title} × ${String(count)}`;
  });
}
