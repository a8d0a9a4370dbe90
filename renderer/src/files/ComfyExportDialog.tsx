import { useMemo, useState } from 'react';
import { exportForComfy } from '#shared/foreign/out/exportForComfy';
import { readWorkflowText } from '#shared/workflow/readWorkflow';
import { workflowFile } from '#shared/workflow/writeWorkflow';
import { download } from '../stores/files/download.ts';
import { suggestName, withoutExtension } from '../stores/files/fileNames.ts';
import { useStudio } from '../stores/hooks.ts';
import type { AskedDialogProps } from '../stores/view/DialogTable.ts';
import { useAnswer } from '../stores/useAnswer.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/overlays/Dialog.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import './ComfyExportDialog.css';

/** What the graph would be in ComfyUI, told before it is written. The keys in it stay here: only their names go. */
export function ComfyExportDialog({ onClose }: AskedDialogProps<'for-comfyui'>) {
  const studio = useStudio();
  const [asked] = useState(() => ({
    workflow: workflowFile(studio.workflow.getState().whole),
    strip: ['key' as const],
  }));
  const { value, error } = useAnswer('share.export', asked);
  const made = useMemo(() => {
    if (!value) return undefined;
    const graph = readWorkflowText(value.text);
    return { name: graph.name, ...exportForComfy(graph, studio.paletteOf(graph)) };
  }, [value, studio]);
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title="Export for ComfyUI"
      description="The graph by the nodes of the original pack, in ComfyUI’s API form: drop the file on its canvas, or post it. Your own graph stays as it is."
      width={560}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            variant="primary"
            disabled={!made || made.count === 0}
            onClick={() => {
              if (made)
                download(made.json, `${withoutExtension(suggestName(made.name))}.comfyui.json`, 'application/json');
              onClose();
            }}
          >
            Export the file…
          </Button>
        </>
      }
    >
      {!made && error === undefined && <Skeleton className="comfy-export__waiting" />}
      {error && <p role="alert">{error.message}</p>}
      {made && (
        <>
          <p>{countWords(made.count)}</p>
          {made.told.length > 0 && (
            <section className="comfy-export" aria-label="What is other there" tabIndex={0}>
              <h3>
                {made.told.length === 1
                  ? 'One thing is other there'
                  : `${String(made.told.length)} things are other there`}
              </h3>
              <ul>
                {made.told.map((words) => (
                  <li key={words} dir="auto">
                    {words}
                  </li>
                ))}
              </ul>
            </section>
          )}
        </>
      )}
    </Dialog>
  );
}

function countWords(count: number): string {
  if (count === 0) return 'None of its nodes has a counterpart in ComfyUI: there is nothing to write.';
  return count === 1 ? 'The file holds one node.' : `The file holds ${String(count)} nodes.`;
}
