import { useEffect, useState } from 'react';
import { useRunHistory, useStudio } from '../../stores/hooks.ts';

/** What a run is called: the name of its graph. `undefined`: there is none, or it is not known yet. */
export function useRunName(run: string | undefined): string | undefined {
  const { client } = useStudio();
  const known = useRunHistory((state) => state.runs?.find(({ runId }) => runId === run)?.graph);
  const [asked, setAsked] = useState<{ readonly run: string; readonly name: string }>();
  const isMissing = run !== undefined && known === undefined;
  useEffect(() => {
    if (!isMissing) return;
    client('run.find', { start: run }).then(
      ([found]) => {
        if (found) setAsked({ run, name: found.graph });
      },
      // It is then called what it is: one run.
      () => undefined,
    );
  }, [client, run, isMissing]);
  const name = known ?? (asked?.run === run ? asked?.name : undefined);
  return name === '' ? 'Untitled' : name;
}
