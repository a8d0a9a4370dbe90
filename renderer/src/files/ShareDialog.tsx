import { useState } from 'react';
import { exportForSharing } from '../stores/files/exportForSharing.ts';
import { useStudio } from '../stores/hooks.ts';
import type { AskedDialogProps } from '../stores/view/DialogTable.ts';
import { ShareCheckDialog } from './ShareCheckDialog.tsx';

/** Shows what the graph's file would reveal, and saves a copy without what is ticked. */
export function ShareDialog({ onClose }: AskedDialogProps<'share'>) {
  const studio = useStudio();
  const [graph] = useState(() => studio.workflow.getState().whole);
  return (
    <ShareCheckDialog
      title="Export for sharing"
      description="Saves a copy of this graph to give away. What is ticked is left out of the copy; your own graph stays as it is."
      save="Export a copy…"
      graph={graph}
      what="graph"
      onExport={(strip) => {
        onClose();
        void exportForSharing(studio, strip);
      }}
      onClose={onClose}
    />
  );
}
