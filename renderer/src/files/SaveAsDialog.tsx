import { useState } from 'react';
import { WORKFLOW_EXTENSION } from '#shared/workflow/Workflow';
import { withoutExtension } from '../stores/files/fileNames.ts';
import type { AskedDialogProps } from '../stores/view/DialogTable.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/overlays/Dialog.tsx';
import { TextInput } from '../ui/fields/TextInput.tsx';
import './SaveAsDialog.css';

/** Asks for the name of a file. */
export function SaveAsDialog({ asked, onAnswer, onClose }: AskedDialogProps<'save-as'>) {
  const { suggestion, refusal } = asked;
  const [name, setName] = useState(withoutExtension(suggestion));
  const trimmed = name.trim();
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title="Save graph as"
      description="Graph files lie in the workflows folder of your data folder. They hold no keys and no pictures."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" form="save-as" disabled={trimmed === ''}>
            Save
          </Button>
        </>
      }
    >
      <form
        id="save-as"
        className="save-as"
        onSubmit={(event) => {
          event.preventDefault();
          if (trimmed !== '') onAnswer(trimmed + WORKFLOW_EXTENSION);
        }}
      >
        <TextInput
          label="File name"
          value={name}
          onChange={(text) => {
            setName(withoutExtension(text));
          }}

          isInvalid={refusal !== undefined}
          onFocus={(event) => {
            event.target.select();
          }}
          maxLength={120}
        />
        <span className="mono save-as__extension">{WORKFLOW_EXTENSION}</span>
      </form>
      {refusal && (
        <p className="save-as__refusal" role="alert">
          {refusal.message} {refusal.hint}
        </p>
      )}
    </Dialog>
  );
}
