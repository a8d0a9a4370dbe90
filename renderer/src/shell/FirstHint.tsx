import { ArrowUpRight } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useRun, useWorkflow } from '../stores/hooks.ts';
import { Icon } from '../ui/Icon.tsx';
import './FirstHint.css';

const SEEN_KEY = 'lumi.first-run-done';

/** The one hint a newcomer gets, pointing at Run; gone for good with the first run. */
export function FirstHint() {
  const [wasSeen] = useState(() => localStorage.getItem(SEEN_KEY) !== null);
  const hasRun = useRun((state) => state.currentRunId !== null || state.isRunning);
  const isSample = useWorkflow(({ workflow }) => workflow.nodes.some((node) => node.type === 'sample-provider'));
  useEffect(() => {
    if (hasRun) localStorage.setItem(SEEN_KEY, 'yes');
  }, [hasRun]);
  if (wasSeen || hasRun || !isSample) return null;
  return (
    <p className="first-hint" role="status">
      Press Run. The sample provider needs no key and costs nothing.
      <Icon icon={ArrowUpRight} size={15} />
    </p>
  );
}
