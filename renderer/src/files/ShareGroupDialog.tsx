import { useState } from 'react';
import { graphOfGroup } from '#shared/workflow/groups/groupFile';
import { titleOf } from '../stores/groups/keepGroup.ts';
import type { AskedDialogProps } from '../stores/view/DialogTable.ts';
import { ShareCheckDialog } from './ShareCheckDialog.tsx';

/** Shows what the file of a group would reveal, and gives what is to be left out of it. */
export function ShareGroupDialog({ asked, onAnswer, onClose }: AskedDialogProps<'share-group'>) {
  const [graph] = useState(() => graphOfGroup(asked));
  return (
    <ShareCheckDialog
      title={`Share the group “${titleOf(asked)}”`}
      description="Saves a file of this group to give away. What is ticked is left out of the file; your own group stays as it is."
      save="Save the file"
      graph={graph}
      what="group"
      onExport={onAnswer}
      onClose={onClose}
    />
  );
}
