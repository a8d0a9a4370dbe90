import type { Palette } from '#shared/graph/NodeDefinition';
import type { Graph } from '#shared/graph/Graph';
import { ArrowUpRight } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useDocuments, usePreview, useRun, useStudio, useWorkflow } from '../stores/hooks.ts';
import { Icon } from '../ui/Icon.tsx';
import './FirstHint.css';

const SEEN_KEY = 'lumi.first-run-done';

/** The one hint a newcomer gets, pointing at Run while all it says is true of the graph on screen; gone for good with the first run. */
export function FirstHint() {
  const [wasSeen] = useState(() => localStorage.getItem(SEEN_KEY) !== null);
  const hasRun = useRun((state) => state.currentRunId !== null || state.isRunning);
  const isSample = useDocuments(({ tabs, activeId }) => tabs.some(({ id, isSample }) => id === activeId && isSample));
  const { paletteOf } = useStudio();
  const isFree = useWorkflow(
    ({ workflow }) => workflow.nodes.length > 0 && !nodeMayBeBilled(workflow, paletteOf(workflow)),
  );
  const canRun = usePreview(({ estimate, problems }) => estimate !== null && problems.length === 0);
  useEffect(() => {
    if (hasRun) localStorage.setItem(SEEN_KEY, 'yes');
  }, [hasRun]);
  if (wasSeen || hasRun || !isSample || !isFree || !canRun) return null;
  return (
    <p className="first-hint" role="status">
      Press Run. The sample provider needs no key and costs nothing.
      <Icon icon={ArrowUpRight} size={15} />
    </p>
  );
}

/** Whether some call of the graph may be billed. */
function nodeMayBeBilled({ nodes }: Graph, palette: Palette): boolean {
  return nodes.some(({ type }) => palette.get(type)?.provider?.billsCalls);
}
