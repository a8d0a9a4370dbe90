import type { RunSummary } from '#shared/api/contract';
import { Icon } from '../../ui/Icon.tsx';
import { ProgressRing } from '../../ui/ProgressRing.tsx';
import { isIncomplete, RUN_STATUS, statusWord } from './runWords.ts';
import './RunStateMark.css';

/** How a run stands: a drawing and a word. */
export function RunStateMark({ run }: { readonly run: RunSummary }) {
  const look = isIncomplete(run) ? 'interrupted' : run.status;
  const { icon } = RUN_STATUS[look];
  return (
    <span className={`run-state run-state--${look}`}>
      {run.status === 'running' ? (
        <ProgressRing done={run.done} total={run.expected} label="Pictures made" />
      ) : (
        <Icon icon={icon} size={13} />
      )}
      {statusWord(run)}
    </span>
  );
}
