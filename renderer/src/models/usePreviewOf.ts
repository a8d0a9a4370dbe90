import { useEffect, useState } from 'react';
import type { RunPreview } from '#shared/api/contract';
import type { Workflow } from '#shared/workflow/Workflow';
import { workflowFile } from '#shared/workflow/writeWorkflow';
import { fileOf } from '../stores/graph/fileOf.ts';
import { useStudio } from '../stores/hooks.ts';

/** Pause after the last change before the service is asked, ms: arrows are held down. */
const PAUSE_MS = 150;

/** What a run of a graph would send that is not on screen but might be; `undefined` until it is known, and where there is no such graph. */
export function usePreviewOf(graph: Workflow | undefined): RunPreview | undefined {
  const { client, workflow, documents } = useStudio();
  const [known, setKnown] = useState<{ readonly of: Workflow; readonly preview: RunPreview }>();
  useEffect(() => {
    if (!graph) return;
    let isCurrent = true;
    const timer = setTimeout(() => {
      const { documentId, draw } = workflow.getState().take();
      client('run.preview', {
        workflow: workflowFile(graph),
        ...fileOf(documents, documentId),
        seeds: { draw },
      }).then(
        (preview) => {
          if (isCurrent) setKnown({ of: graph, preview });
        },
        // Nothing is told then; the run itself says what is wrong.
        () => undefined,
      );
    }, PAUSE_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [graph, client, workflow, documents]);
  return known?.of === graph ? known?.preview : undefined;
}
