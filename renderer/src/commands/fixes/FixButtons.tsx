import type { ErrorReport } from '#shared/errors/AppError';
import { attempt } from '../../stores/attempt.ts';
import { useStudio } from '../../stores/hooks.ts';
import { Button } from '../../ui/Button.tsx';
import type { Fix } from './Fix.ts';
import { fixesOf } from './fixTable.ts';
import { useFixContext } from './useFixContext.ts';
import './FixButtons.css';

export interface FixButtonsProps {
  readonly problem: ErrorReport;
  /** Further ones, before those of the problem itself. */
  readonly more?: readonly Fix[];
  /** Called when one of them is done. */
  readonly onFixed?: () => unknown;
}

/** What can be done at once about a problem, a button each. */
export function FixButtons({ problem, more = [], onFixed }: FixButtonsProps) {
  const studio = useStudio();
  const fixes = [...more, ...fixesOf(problem, useFixContext())];
  if (fixes.length === 0) return null;
  return (
    <span className="fix-buttons">
      {fixes.map(({ label, run }) => (
        <Button
          key={label}
          onClick={() =>
            void attempt(studio, undefined, async () => {
              await run(studio);
              await onFixed?.();
            })
          }
        >
          {label}
        </Button>
      ))}
    </span>
  );
}
