import { useState } from 'react';
import { workflowFile } from '#shared/workflow/writeWorkflow';
import { exportForSharing } from '../stores/files/exportForSharing.ts';
import { useStudio } from '../stores/hooks.ts';
import type { AskedDialogProps } from '../stores/view/DialogTable.ts';
import { useAnswer } from '../stores/useAnswer.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/overlays/Dialog.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { RevealedKinds, STRIPPED_AT_FIRST } from './RevealedKinds.tsx';
import './ShareDialog.css';

/** Shows what the graph's file would reveal, and saves a copy without what is ticked. */
export function ShareDialog({ onClose }: AskedDialogProps<'share'>) {
  const studio = useStudio();
  const [asked] = useState(() => ({ workflow: workflowFile(studio.workflow.getState().whole) }));
  const { value: findings, error } = useAnswer('share.check', asked);
  const [strip, setStrip] = useState(STRIPPED_AT_FIRST);
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title="Export for sharing"
      description="Saves a copy of this graph to give away. What is ticked is left out of the copy; your own graph stays as it is."
      width={560}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            variant="primary"
            disabled={!findings}
            onClick={() => {
              onClose();
              void exportForSharing(studio, [...strip]);
            }}
          >
            Export a copy…
          </Button>
        </>
      }
    >
      {!findings && error === undefined && <Skeleton className="share-dialog__waiting" />}
      {error && <p role="alert">{error.message}</p>}
      {findings && <RevealedKinds findings={findings} strip={strip} onChange={setStrip} />}
    </Dialog>
  );
}
