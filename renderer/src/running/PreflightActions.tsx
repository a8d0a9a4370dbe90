import { reportOf } from '#shared/errors/reportOf';
import { useStudio } from '../stores/hooks.ts';
import type { Sheet } from '../stores/running/preflightStore.ts';
import { Button } from '../ui/Button.tsx';
import { isUnapproved } from './PreflightKeys.tsx';
import { useMainFocus } from './useMainFocus.ts';

export interface PreflightActionsProps {
  readonly sheet: Sheet;
  readonly onClose: () => void;
}

/** What can be done about the sheet. The main one is what helps: a run that is bound to fail is never it. */
export function PreflightActions({ sheet, onClose }: PreflightActionsProps) {
  const { keys, preflight, questions, view } = useStudio();
  const { preview, error } = sheet;
  const unapproved = preview.keys.filter(isUnapproved);
  const missing = preview.keys.find((notice) => !isUnapproved(notice));
  const isKeyMissing = missing !== undefined;
  const isNothingLetThrough = preview.caps.reached !== null && preview.caps.allowed === 0;
  const isFutile = isKeyMissing || isNothingLetThrough;
  /** It would send nothing, and has nothing from before to show either. */
  const isIdle = isNothingLetThrough && preview.reused === 0;

  const approveAndRun = async () => {
    try {
      await keys.getState().approve(unapproved);
      // A key is looked for once it may be used: only then is it known to be missing.
      await preflight.getState().refresh();
      const now = preflight.getState().sheet;
      if (now && now.error === null && now.preview.keys.length === 0) await preflight.getState().run();
    } catch (caught) {
      view.getState().reportError(reportOf(caught));
    }
  };
  const approves = unapproved.length > 0 && !isKeyMissing;
  const run = (
    <Button
      key="run"
      variant={isFutile ? 'outline' : 'primary'}
      data-wants-focus={isFutile ? undefined : true}
      disabled={preview.isRefused || error !== null || isIdle}
      onClick={() => void (approves ? approveAndRun() : preflight.getState().run())}
    >
      {labelOf(sheet, approves ? unapproved.length : 0, isFutile)}
    </Button>
  );
  const isCancelMain = isNothingLetThrough && !isKeyMissing;
  const cancel = (
    <Button
      key="cancel"
      variant={isCancelMain ? 'primary' : 'outline'}
      data-wants-focus={isCancelMain ? true : undefined}
      onClick={onClose}
    >
      Cancel
    </Button>
  );
  useMainFocus(`${String(isKeyMissing)} ${String(isCancelMain)} ${String(preview.problems.length)}`);
  return (
    <>
      {isCancelMain ? [run, cancel] : [cancel, run]}
      {missing && (
        <Button
          variant="primary"
          data-wants-focus
          onClick={() => {
            void questions.ask('keys', { provider: missing.provider });
          }}
        >
          Set the key…
        </Button>
      )}
    </>
  );
}

function labelOf({ request: { times = 1 } }: Sheet, toApprove: number, isFutile: boolean): string {
  if (toApprove > 0) return toApprove === 1 ? 'Approve and run' : 'Approve all and run';
  if (isFutile) return 'Run anyway';
  return times > 1 ? `Run ${String(times)} times` : 'Run';
}
