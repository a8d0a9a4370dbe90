import { imageUrl } from '../../api/imageUrl.ts';
import type { AskedDialogProps } from '../../stores/view/DialogTable.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/overlays/Dialog.tsx';
import { ServedPicture } from '../ServedPicture.tsx';
import './use.css';

/** A picture that was dropped on the graph, and whose own graph is known: either may be meant. */
export function DroppedPictureDialog({ asked, onAnswer, onClose }: AskedDialogProps<'dropped-picture'>) {
  const { id, name, isMade } = asked;
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={isMade ? 'This picture was made here' : 'This picture carries its graph'}
      description="Open the graph that made it in a tab of its own, or use it as a picture in this one."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            onClick={() => {
              onAnswer('graph');
            }}
          >
            Open its graph
          </Button>
          <Button
            variant="primary"
            onClick={() => {
              onAnswer('picture');
            }}
          >
            Use as picture
          </Button>
        </>
      }
    >
      <figure className="dropped-picture">
        <ServedPicture src={imageUrl(id, 320)} alt="" />
        <figcaption dir="auto">{name}</figcaption>
      </figure>
    </Dialog>
  );
}
