import { useState } from 'react';
import { WORKFLOW_EXTENSION } from '#shared/workflow/Workflow';
import { withoutExtension } from '../stores/files/fileNames.ts';
import { useStudio, useView } from '../stores/hooks.ts';
import type { FileNameQuestion } from '../stores/view/ViewState.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/overlays/Dialog.tsx';
import { TextInput } from '../ui/fields/TextInput.tsx';
import './SaveAsDialog.css';

/** Asks for the name of a file. */
export function SaveAsDialog() {
  const question = useView((state) => state.fileNameQuestion);
  return question && <Question key={question.suggestion} {...question} />;
}

function Question({ suggestion, refusal }: FileNameQuestion) {
  const { view } = useStudio();
  const [name, setName] = useState(withoutExtension(suggestion));
  const trimmed = name.trim();
  const answer = (given: string | null) => {
    view.getState().answerFileName(given);
  };
  return (
    <Dialog
      isOpen
      onClose={() => {
        answer(null);
      }}
      title="Save graph as"
      description="Graph files lie in the workflows folder of your data folder. They hold no keys and no pictures."
      footer={
        <>
          <Button
            onClick={() => {
              answer(null);
            }}
          >
            Cancel
          </Button>
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
          if (trimmed !== '') answer(trimmed + WORKFLOW_EXTENSION);
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
