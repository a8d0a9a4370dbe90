import { Play } from 'lucide-react';
import type { RunPreview } from '#shared/api/contract';
import type { ErrorReport } from '#shared/errors/AppError';
import { FixButtons } from '../../commands/fixes/FixButtons.tsx';
import { useKeysOf } from '../../commands/keysOf.ts';
import { PriceOf } from '../../running/RunPrice.tsx';
import { StopButton } from '../../running/StopButton.tsx';
import { HOLD_MS, useSettled } from '../../running/useSettled.ts';
import { usePreview, useRun, useStudio } from '../../stores/hooks.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Kbd } from '../../ui/Kbd.tsx';
import { ReportCallout } from '../../ui/ReportCallout.tsx';
import type { ShownEntry } from '../useFormEntries.ts';
import { planWords } from './planWords.ts';
import { useHeldPreview } from './useHeldPreview.ts';

/** Problems that are told before the others are counted. */
const MOST_TOLD = 2;

/** Run, with what it will cost and make; what stands in its way and is of no field of the form. While it runs, Stop. */
export function FormFoot({ entries }: { readonly entries: readonly ShownEntry[] }) {
  const { preflight, catalogue, view } = useStudio();
  const keys = useKeysOf('run');
  const isRunning = useRun((state) => state.isRunning);
  const waiting = useRun((state) => state.waiting);
  const isSettled = useSettled(isRunning, HOLD_MS);
  const own = usePreview((state) => state);
  const { isHeld, preview: heldPreview } = useHeldPreview();
  const preview: RunPreview | undefined = isHeld
    ? heldPreview
    : own.estimate
      ? { ...own, estimate: own.estimate }
      : undefined;
  const problems = preview ? elsewhere(preview, entries) : [];
  const faults = entries.filter(({ fault }) => fault !== undefined).length;
  const words = preview ? planWords(preview.calls, catalogue) : '';
  return (
    <div className="form-foot">
      {problems.slice(0, MOST_TOLD).map((problem, at) => (
        <ReportCallout key={`${problem.message} ${String(at)}`} report={problem}>
          <FixButtons problem={problem} />
        </ReportCallout>
      ))}
      {problems.length > 0 && (
        <p className="form-foot__words">
          {problems.length > MOST_TOLD && `${String(problems.length - MOST_TOLD)} more. `}
          <button
            type="button"
            className="form-foot__link"
            onClick={() => {
              view.getState().showForm(false);
            }}
          >
            Show the graph
          </button>
        </p>
      )}
      {isRunning ? (
        <StopButton className="form-foot__run form-foot__run--stop" />
      ) : (
        <Button
          variant="primary"
          className="form-foot__run"
          aria-disabled={!isSettled}
          aria-describedby="form-plan"
          onClick={() => {
            if (isSettled) void preflight.getState().launch();
          }}
        >
          <Icon icon={Play} size={13} />
          Run
          <PriceOf
            estimate={preview?.estimate ?? null}
            isAllReused={preview !== undefined && preview.reused > 0 && preview.toSend === 0}
            hasProblems={preview === undefined || preview.problems.length > 0}
          />
        </Button>
      )}
      <p id="form-plan" className="form-foot__words">
        {faults > 0 ? `${faults === 1 ? '1 field does' : `${String(faults)} fields do`} not pass yet` : words}
        {waiting > 0 && ` · ${waiting === 1 ? '1 run waits' : `${String(waiting)} runs wait`}`}
        {(words !== '' || faults > 0) && ' · '}
        <Kbd className="form-foot__keys">{keys}</Kbd>
      </p>
    </div>
  );
}

/** What is wrong and is told at no field of the form; keys that are missing among it. */
function elsewhere({ problems, keys }: RunPreview, entries: readonly ShownEntry[]): readonly ErrorReport[] {
  const isTold = ({ node, field, socket }: ErrorReport) =>
    entries.some(({ shown, found }) => found && shown.node === node && shown.field === (field ?? socket));
  const inKeys = keys.map(({ code, message, hint, nodes }) => ({
    code,
    message,
    ...(hint !== undefined && { hint }),
    ...(nodes[0] !== undefined && { node: nodes[0] }),
  }));
  return [...problems.filter((problem) => !isTold(problem)), ...inKeys];
}
