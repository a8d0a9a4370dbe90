import type { AskedDialogProps } from '../stores/view/DialogTable.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/overlays/Dialog.tsx';

/** Asks whether to do something, or which of two things. */
export function ConfirmDialog({ asked, onAnswer, onClose }: AskedDialogProps<'confirm'>) {
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={asked.title}
      description={asked.message}
      footer={
        <>
          {asked.discard !== undefined && (
            <Button
              variant="danger"
              onClick={() => {
                onAnswer('discard');
              }}
            >
              {asked.discard}
            </Button>
          )}
          <Button onClick={onClose}>Cancel</Button>
          <Button
            variant="primary"
            onClick={() => {
              onAnswer('save');
            }}
          >
            {asked.save}
          </Button>
        </>
      }
    />
  );
}
