import { useState } from 'react';
import type { ShareKind } from '#shared/workflow/shareCheck';
import type { Workflow } from '#shared/workflow/Workflow';
import { workflowFile } from '#shared/workflow/writeWorkflow';
import { useAnswer } from '../stores/useAnswer.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/overlays/Dialog.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { RevealedKinds, STRIPPED_AT_FIRST } from './RevealedKinds.tsx';
import './ShareDialog.css';

export interface ShareCheckDialogProps {
  readonly title: string;
  readonly description: string;
  /** Label of the button. */
  readonly save: string;
  /** What is given away, as it was when the dialog was opened. */
  readonly graph: Workflow;
  /** What it is called in a sentence. */
  readonly what: string;
  readonly onExport: (strip: readonly ShareKind[]) => void;
  readonly onClose: () => void;
}

/** Shows what a file would reveal, before it is given away without what is ticked. */
export function ShareCheckDialog({ title, description, save, graph, what, onExport, onClose }: ShareCheckDialogProps) {
  const [asked] = useState(() => ({ workflow: workflowFile(graph) }));
  const { value: findings, error } = useAnswer('share.check', asked);
  const [strip, setStrip] = useState(STRIPPED_AT_FIRST);
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={title}
      description={description}
      width={560}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            variant="primary"
            disabled={!findings}
            onClick={() => {
              onExport([...strip]);
            }}
          >
            {save}
          </Button>
        </>
      }
    >
      {!findings && error === undefined && <Skeleton className="share-dialog__waiting" />}
      {error && <p role="alert">{error.message}</p>}
      {findings && <RevealedKinds findings={findings} graph={graph} what={what} strip={strip} onChange={setStrip} />}
    </Dialog>
  );
}
