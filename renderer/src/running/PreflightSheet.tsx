import { formatMoney } from '#shared/graph/Money';
import { usePreflight, useQuestions, useSettings, useStudio } from '../stores/hooks.ts';
import type { Sheet } from '../stores/running/preflightStore.ts';
import { isTask } from '../stores/view/questions.ts';
import { Dialog } from '../ui/overlays/Dialog.tsx';
import { PreflightActions } from './PreflightActions.tsx';
import { CapsReached, PreflightCaps } from './PreflightCaps.tsx';
import { PreflightKeys } from './PreflightKeys.tsx';
import { PreflightLists } from './PreflightLists.tsx';
import { PreflightNotes } from './PreflightNotes.tsx';
import { PreflightProblems } from './PreflightProblems.tsx';
import { PreflightTotals } from './PreflightTotals.tsx';
import { ReportCallout } from '../ui/ReportCallout.tsx';
import './PreflightSheet.css';

/** What a run will send, cost, reuse and leave out, before any of it happens. Gives way to a dialog opened from it, and comes back. */
export function PreflightSheet() {
  const sheet = usePreflight((state) => state.sheet);
  const isCovered = useQuestions(({ open }) => open.some(isTask));
  return sheet && !isCovered ? <OpenSheet sheet={sheet} /> : null;
}

function OpenSheet({ sheet }: { readonly sheet: Sheet }) {
  const { preflight } = useStudio();
  const { preview, request, taken, error } = sheet;
  const close = () => {
    preflight.getState().cancel();
  };
  return (
    <Dialog
      isOpen
      onClose={close}
      title={titleOf(request)}
      description={useDescription(sheet)}
      width={540}
      footer={<PreflightActions sheet={sheet} onClose={close} />}
    >
      <div className="preflight">
        {error && <ReportCallout report={error} />}
        <PreflightProblems problems={preview.problems} workflow={taken.graph} isRefused={preview.isRefused} />
        <PreflightTotals sheet={sheet} />
        <CapsReached sheet={sheet} />
        <PreflightLists preview={preview} workflow={taken.graph} />
        {preview.keys.length > 0 && <PreflightKeys notices={preview.keys} />}
        <PreflightCaps sheet={sheet} />
        <PreflightNotes calls={preview.calls} workflow={taken.graph} />
      </div>
    </Dialog>
  );
}

function titleOf({ times = 1, again, targets }: Sheet['request']): string {
  const what = again ? 'Generate again' : targets ? 'Run a part of the graph' : 'Run the graph';
  return times > 1 ? `${what}, ${String(times)} times` : what;
}

/** Why it came up by itself, where the sheet does not show that further down. */
function useDescription({ reasons }: Sheet): string | undefined {
  const askAbove = useSettings((state) => state.settings?.askAbove);
  return reasons.includes('estimate') && typeof askAbove === 'number'
    ? `You are asked from ${formatMoney({ microUsd: askAbove, kind: 'actual' })} on, as the settings say.`
    : undefined;
}
