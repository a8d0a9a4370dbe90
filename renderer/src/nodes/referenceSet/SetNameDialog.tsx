import { useState } from 'react';
import type { AskedDialogProps } from '../../stores/view/DialogTable.ts';
import { Button } from '../../ui/Button.tsx';
import { TextInput } from '../../ui/fields/TextInput.tsx';
import { Dialog } from '../../ui/overlays/Dialog.tsx';

/** UTF-16 units */
const MAX_NAME = 100;

/** Asks for a name: of a reference set, or of what else the question says. */
export function SetNameDialog({ asked, onAnswer, onClose }: AskedDialogProps<'set-name'>) {
  const [name, setName] = useState(asked.suggestion);
  const trimmed = name.trim();
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={asked.title}
      description={asked.message}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" form="set-name" disabled={trimmed === ''}>
            {asked.save}
          </Button>
        </>
      }
    >
      <form
        id="set-name"
        onSubmit={(event) => {
          event.preventDefault();
          if (trimmed !== '') onAnswer(trimmed);
        }}
      >
        <TextInput
          label={asked.label ?? 'Name of the set'}
          placeholder={asked.placeholder ?? 'who or what it shows'}
          value={name}
          onChange={setName}
          onFocus={(event) => {
            event.target.select();
          }}
          maxLength={MAX_NAME}
          dir="auto"
        />
      </form>
    </Dialog>
  );
}
