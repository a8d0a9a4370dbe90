import { useState } from 'react';
import { MAX_GRAPH_NAME } from '#shared/workflow/Workflow';
import type { AskedDialogProps } from '../../stores/view/DialogTable.ts';
import { Button } from '../../ui/Button.tsx';
import { TextArea } from '../../ui/fields/TextArea.tsx';
import { TextInput } from '../../ui/fields/TextInput.tsx';
import { Dialog } from '../../ui/overlays/Dialog.tsx';
import './TemplateNameDialog.css';

/** Letters of what is said of a template that there is room for on its tile. */
const MAX_DESCRIPTION = 300;

/** Asks what one's own template is to be called, and what it is for. */
export function TemplateNameDialog({ asked, onAnswer, onClose }: AskedDialogProps<'template'>) {
  const { isNew, hasPicture } = asked;
  const [name, setName] = useState(asked.name);
  const [description, setDescription] = useState(asked.description);
  const trimmed = name.trim();
  const shown = hasPicture
    ? 'Its tile shows the latest picture of this graph.'
    : 'Run the graph first for a picture on its tile.';
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={isNew ? 'Save as template' : 'Rename template'}
      description={
        isNew ? `The graph as it stands, to begin others with. It holds no keys; its pictures stay in your library. ${shown}` : undefined
      }
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" form="template-name" disabled={trimmed === ''}>
            {isNew ? 'Save template' : 'Rename'}
          </Button>
        </>
      }
    >
      <form
        id="template-name"
        className="template-name"
        onSubmit={(event) => {
          event.preventDefault();
          if (trimmed !== '') onAnswer({ name: trimmed, description: description.trim() });
        }}
      >
        <label>
          Name
          <TextInput
            label="Name"
            value={name}
            onChange={setName}
            onFocus={(event) => {
              event.target.select();
            }}
            maxLength={MAX_GRAPH_NAME}
          />
        </label>
        <label>
          What it is for
          <TextArea
            label="What it is for"
            value={description}
            onChange={setDescription}
            placeholder="optional"
            maxLength={MAX_DESCRIPTION}
          />
        </label>
      </form>
    </Dialog>
  );
}
