import { useRun, useView } from '../stores/hooks.ts';
import type { RunStoreState } from '../stores/RunStoreState.ts';
import './ServiceBar.css';

/** Says that the service ends, or that nothing answers any more. Always there: what appears with its words is not read out. */
export function ServiceBar() {
  const isGone = useRun((state) => state.isServiceGone);
  const isEnding = useView((state) => state.isEnding);
  const calls = useRun(countCalls);
  const words = isGone
    ? 'Lumi Studio’s service has ended. What was made is kept; start it again and reload.'
    : isEnding && endingWords(calls);
  return (
    <div role="status" className={words ? 'service-bar' : undefined}>
      {words}
    </div>
  );
}

function endingWords(calls: number): string {
  if (calls === 0) return 'Lumi Studio is closing.';
  const them = calls === 1 ? '1 call that is' : `${String(calls)} calls that are`;
  return `Lumi Studio closes by itself. It waits for ${them} paid for; what comes is kept.`;
}

/** Under way now, in all runs. */
function countCalls({ runs }: RunStoreState): number {
  const nodes = [...runs.values()].flatMap((run) => [...run.nodes.values()]);
  return nodes.flatMap(({ slots }) => slots).filter(({ status }) => status === 'running').length;
}
