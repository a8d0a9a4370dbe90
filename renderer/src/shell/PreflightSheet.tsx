import { formatMoney } from '#shared/graph/Money';
import { reportOf } from '#shared/errors/reportOf';
import { usePreflight, useStudio, useView } from '../stores/hooks.ts';
import type { Sheet } from '../stores/preflightStore.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { CapsReached, PreflightCaps } from './PreflightCaps.tsx';
import { isUnapproved, PreflightKeys } from './PreflightKeys.tsx';
import { PreflightNotes } from './PreflightNotes.tsx';
import { PreflightProblems } from './PreflightProblems.tsx';
import { PreflightTotals } from './PreflightTotals.tsx';
import { ReportCallout } from './ReportCallout.tsx';
import './PreflightSheet.css';

/** What a run will send, cost, reuse and leave out, before any of it happens. Gives way to a dialog opened from it, and comes back. */
export function PreflightSheet() {
  const sheet = usePreflight((state) => state.sheet);
  const isCovered = useView((state) => state.dialog !== null);
  return sheet && !isCovered ? <OpenSheet sheet={sheet} /> : null;
}

function OpenSheet({ sheet }: { readonly sheet: Sheet }) {
  const { keys, preflight, view } = useStudio();
  const { preview, request, taken, isRefused, error } = sheet;
  const unapproved = preview.keys.filter(isUnapproved);
  const run = async () => {
    try {
      if (unapproved.length > 0) await keys.getState().approve(unapproved);
      await preflight.getState().run();
    } catch (caught) {
      view.getState().reportError(reportOf(caught));
    }
  };
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
      footer={
        <>
          <Button onClick={close}>Cancel</Button>
          <Button variant="primary" data-wants-focus disabled={isRefused || error !== null} onClick={() => void run()}>
            {actionOf(sheet, unapproved.length)}
          </Button>
        </>
      }
    >
      <div className="preflight">
        {error && <ReportCallout report={error} />}
        <PreflightProblems problems={preview.problems} workflow={taken.graph} isRefused={isRefused} />
        <PreflightTotals sheet={sheet} />
        <CapsReached sheet={sheet} />
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
function useDescription({ reasons, estimate, request: { times = 1 } }: Sheet): string | undefined {
  const askAbove = usePreflight((state) => state.settings?.askAbove);
  const all = formatMoney({ ...estimate, kind: estimate.microUsd === 0 ? 'actual' : 'estimate' });
  const words = times > 1 ? [`All ${String(times)} runs: ${all}. The numbers below are those of one.`] : [];
  if (reasons.includes('estimate') && typeof askAbove === 'number')
    words.push(`You are asked from ${formatMoney({ microUsd: askAbove, kind: 'actual' })} on, as the settings say.`);
  return words.length === 0 ? undefined : words.join(' ');
}

function actionOf({ preview, request: { times = 1 } }: Sheet, unapproved: number): string {
  if (unapproved > 0) return unapproved === 1 ? 'Approve and run' : 'Approve all and run';
  if (preview.keys.length > 0) return 'Run anyway';
  return times > 1 ? `Run ${String(times)} times` : 'Run';
}
