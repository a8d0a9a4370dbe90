import type { AskedDialogProps } from '../stores/view/DialogTable.ts';
import { Button } from '../ui/Button.tsx';
import { CheckRow } from '../ui/fields/CheckRow.tsx';
import { Dialog } from '../ui/overlays/Dialog.tsx';
import { useTicked } from '../settings/useTicked.ts';

/** Asks once about all graphs with unsaved changes, before they close. */
export function CloseDialog({ asked: items, onAnswer, onClose }: AskedDialogProps<'close-graphs'>) {
  const [saved, tick] = useTicked(() => items.map(({ id }) => id));
  const chosen = items.filter(({ id }) => saved.has(id)).map(({ id }) => id);
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={items.length === 1 ? 'Save the changes?' : `Save the changes of ${String(items.length)} graphs?`}
      description="What is not ticked is closed without saving."
      footer={
        <>
          <Button
            variant="danger"
            onClick={() => {
              onAnswer([]);
            }}
          >
            Discard all
          </Button>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            variant="primary"
            disabled={chosen.length === 0}
            onClick={() => {
              onAnswer(chosen);
            }}
          >
            {chosen.length === items.length ? 'Save and close' : `Save ${String(chosen.length)} and close`}
          </Button>
        </>
      }
    >
      <ul className="check-rows" aria-label="Graphs with unsaved changes">
        {items.map(({ id, name, file }) => (
          <li key={id}>
            <CheckRow
              label={name}
              hint={file ?? 'not saved yet'}
              isChecked={saved.has(id)}
              onChange={(isTicked) => {
                tick(id, isTicked);
              }}
            />
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
