import { placeGroup } from '../nodes/place/placeGroup.ts';
import { attempt } from '../stores/attempt.ts';
import { keepGroup, titleOf } from '../stores/groups/keepGroup.ts';
import { useStudio } from '../stores/hooks.ts';
import type { AskedDialogProps } from '../stores/view/DialogTable.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/overlays/Dialog.tsx';

/** Whether the group of a file that somebody handed over is for the graph on screen, or to be kept; and does it. */
export function GroupFileDialog({ asked: { file, left }, onClose }: AskedDialogProps<'group-file'>) {
  const studio = useStudio();
  const { view } = studio;
  const more = left.length > 1 ? ` And ${String(left.length - 1)} more.` : '';
  const lost = left[0] === undefined ? '' : ` A part of it could not be read: ${left[0]}${more}`;
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={`“${titleOf(file)}” is a group`}
      description={`Use it in this graph as a node, or keep it among your groups for all graphs.${lost}`}
      footer={
        <>
          <Button
            onClick={() => {
              onClose();
              void attempt(studio, undefined, () => keepGroup(studio, file));
            }}
          >
            Keep in my groups
          </Button>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            variant="primary"
            onClick={() => {
              onClose();
              view.getState().showSection('graph');
              void attempt(studio, undefined, () =>
                Promise.resolve().then(() => {
                  placeGroup(studio, file);
                }),
              );
            }}
          >
            Use in this graph
          </Button>
        </>
      }
    />
  );
}
