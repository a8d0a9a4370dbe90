import { CircleCheck } from 'lucide-react';
import type { CallOutput } from '#shared/api/contract';
import { checkSteps } from '#shared/api/checkSteps';
import { hasDamage } from '#shared/api/hasDamage';
import { Lines } from '../../gallery/share/ImportReportDialog.tsx';
import { useCare } from '../../stores/hooks.ts';
import { pictures } from '../../stores/sets/setWords.ts';
import { Callout } from '../../ui/Callout.tsx';
import { formatBytes } from '../../ui/formats.ts';
import { Icon } from '../../ui/Icon.tsx';
import { ReportCallout } from '../../ui/ReportCallout.tsx';

/** What the last check or backup came to. */
export function CareOutcomeView() {
  const outcome = useCare((state) => state.outcome);
  if (!outcome) return null;
  if (outcome.kind === 'failed') return <ReportCallout report={outcome.error} />;
  if (outcome.kind === 'stopped')
    return (
      <p role="status">
        It was stopped. {outcome.work === 'check' ? 'What was found by then is marked.' : 'Nothing was written.'}
      </p>
    );
  if (outcome.kind === 'backed-up')
    return <Well words={`Backed up to ${outcome.file}, ${formatBytes(outcome.bytes)}.`} />;
  return <Checked report={outcome.report} />;
}

function Checked({ report }: { readonly report: CallOutput<'library.check'> }) {
  const { damaged, missing, unreadable, misnamed, found, unknown, index } = report;
  const looked = `${pictures(report.pictures)}, ${formatBytes(report.bytes)}, compared`;
  const steps = checkSteps(report);
  return (
    <div className="library-page__report">
      {hasDamage(report) ? (
        <Callout tone="bad">
          <p role="status">{looked}: not all is as it should be.</p>
        </Callout>
      ) : (
        <Well words={`${looked}: all is well.`} />
      )}
      {steps.map((step) => (
        <p key={step} className="library-page__quiet">
          {step}
        </p>
      ))}
      <Lines title="Damaged" count={damaged.count} lines={named(damaged.first)} />
      <Lines title="Missing" count={missing.count} lines={named(missing.first)} />
      <Lines title="Unreadable" count={unreadable.count} lines={named(unreadable.first)} />
      <Lines
        title="Misnamed"
        count={misnamed.count}
        lines={misnamed.first.map(({ id, file }) => [id.slice(0, 8), file])}
      />
      <Lines title="Well again" count={found.count} lines={named(found.first)} />
      <Lines title="Unknown" count={unknown.count} lines={unknown.first.map((file) => ['', file])} />
      <Lines title="Index" count={index.length} lines={index.map((words) => ['', words])} />
    </div>
  );
}

function Well({ words }: { readonly words: string }) {
  return (
    <p role="status" className="library-page__well" dir="auto">
      <Icon icon={CircleCheck} size={14} />
      {words}
    </p>
  );
}

function named(ids: readonly string[]) {
  return ids.map((id) => [id.slice(0, 8), id.slice(8)] as const);
}
