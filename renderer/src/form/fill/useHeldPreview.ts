import { useEffect, useMemo, useRef, useState } from 'react';
import type { RunPreview } from '#shared/api/contract';
import { AppError } from '#shared/errors/AppError';
import { formEntries } from '#shared/workflow/form/formEntries';
import { takeInputs } from '#shared/workflow/form/inputsOf';
import type { Workflow } from '#shared/workflow/Workflow';
import { workflowFile } from '#shared/workflow/writeWorkflow';
import { fileOf } from '../../stores/graph/fileOf.ts';
import { useForm, usePalette, useStudio, useWorkflow } from '../../stores/hooks.ts';

/** What a run would send with the inputs that are held; `undefined`: none are, or it is not known yet. */
export function useHeldPreview(): { readonly isHeld: boolean; readonly preview: RunPreview | undefined } {
  const { client, documents, workflow: onScreen } = useStudio();
  const palette = usePalette();
  const held = useForm((state) => state.held);
  const workflow = useWorkflow((state) => state.whole);
  const [known, setKnown] = useState<{ readonly graph: Workflow; readonly preview: RunPreview }>();
  const newest = useRef(0);
  const graph = useMemo(
    () => held && takeInputs(workflow, held.graph, formEntries(workflow, palette)),
    [held, workflow, palette],
  );
  useEffect(() => {
    const mine = ++newest.current;
    if (!graph) return;
    const { documentId, draw } = onScreen.getState().take();
    client('run.preview', { workflow: workflowFile(graph), ...fileOf(documents, documentId), seeds: { draw } }).then(
      (found) => {
        if (mine === newest.current) setKnown({ graph, preview: found });
      },
      (caught: unknown) => {
        // The price is not shown then; why not is told where it is run.
        if (!(caught instanceof AppError)) throw caught;
      },
    );
  }, [graph, client, documents, onScreen]);
  return { isHeld: held !== null, preview: known && known.graph === graph ? known.preview : undefined };
}
