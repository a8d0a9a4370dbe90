import { Download } from 'lucide-react';
import { useDocuments, useRun, useStudio, useView } from '../stores/hooks.ts';
import { downloadGraph } from '../stores/files/downloadGraph.ts';
import type { RunStoreState } from '../stores/running/RunStoreState.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import './ServiceBar.css';

/** Says that the service ends, or that nothing answers any more. Always there: what appears with its words is not read out. */
export function ServiceBar() {
  const isGone = useRun((state) => state.isServiceGone);
  const isEnding = useView((state) => state.isEnding);
  const calls = useRun(countCalls);
  const words = isGone ? goneWords() : isEnding && endingWords(calls);
  return (
    <div className={words ? 'service-bar' : undefined}>
      <p role="status">{words}</p>
      {isGone && <Downloads />}
    </div>
  );
}

/** The graphs with unsaved changes, to be had without a service. */
function Downloads() {
  const studio = useStudio();
  const tabs = useDocuments((state) => state.tabs);
  const unsaved = tabs.filter(({ isDirty }) => isDirty);
  if (unsaved.length === 0) return null;
  return (
    <div className="service-bar__graphs">
      {unsaved.map(({ id, name }) => (
        <Button
          key={id}
          onClick={() => {
            downloadGraph(studio, id);
          }}
        >
          <Icon icon={Download} size={13} />
          Download “{name}”
        </Button>
      ))}
    </div>
  );
}

/** A cookie belongs to one address: by another one the page would not be let in. */
function goneWords(): string {
  return `Lumi Studio’s service has ended. What was made is kept. Start it again and open the address it prints: this page, ${location.origin}, then goes on by itself, with its unsaved changes.`;
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
