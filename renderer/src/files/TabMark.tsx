import { Check, Diamond } from 'lucide-react';
import { useRun, useView } from '../stores/hooks.ts';
import { markOf } from '../stores/running/endings.ts';
import { Icon } from '../ui/Icon.tsx';
import { ProgressRing } from '../ui/ProgressRing.tsx';
import { Tooltip } from '../ui/Tooltip.tsx';
import './TabMark.css';

/** How the runs of a graph stand, on its tab: by shape first, then by colour. */
export function TabMark({ document }: { readonly document: string }) {
  const seen = useView((state) => state.seenRuns);
  const mark = useRun((state) => markOf(document, state, seen));
  switch (mark) {
    case undefined:
      return null;
    case 'running':
      return <ProgressRing done={0} total={0} label="Running" />;
    case 'completed':
      return (
        <Tooltip label="Its run is done">
          <span className="tab-mark tab-mark--done" role="img" aria-label="Run done">
            <Icon icon={Check} size={12} />
          </span>
        </Tooltip>
      );
    case 'failed':
      return (
        <Tooltip label="Its last run failed">
          <span className="tab-mark tab-mark--failed" role="img" aria-label="Last run failed">
            <Icon icon={Diamond} size={10} />
          </span>
        </Tooltip>
      );
  }
}
