import { useEffect, useState } from 'react';
import type { CallOutput } from '#shared/api/contract';
import { reportOf } from '#shared/errors/reportOf';
import { workflowFile } from '#shared/workflow/writeWorkflow';
import { useStudio } from '../stores/hooks.ts';

export type Findings = CallOutput<'share.check'>;

/** What the graph on screen would reveal. */
export function useShareFindings(): { readonly findings?: Findings; readonly error?: string } {
  const { client, workflow } = useStudio();
  const [answer, setAnswer] = useState<{ findings?: Findings; error?: string }>({});
  useEffect(() => {
    client('share.check', { workflow: workflowFile(workflow.getState().workflow) }).then(
      (findings) => {
        setAnswer({ findings });
      },
      (caught: unknown) => {
        setAnswer({ error: reportOf(caught).message });
      },
    );
  }, [client, workflow]);
  return answer;
}
