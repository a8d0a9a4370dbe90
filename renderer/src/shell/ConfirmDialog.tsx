import type { Answer } from '../stores/view/ViewState.ts';
import { useStudio, useView } from '../stores/hooks.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/overlays/Dialog.tsx';

/** Asks the view store's question. */
export function ConfirmDialog() {
  const { view } = useStudio();
  const question = useView((state) => state.confirmation);
  if (!question) return null;
  const answer = (given: Answer) => () => {
    view.getState().answer(given);
  };
  return (
    <Dialog
      isOpen
      onClose={answer('cancel')}
      title={question.title}
      description={question.message}
      footer={
        <>
          {question.discard !== undefined && (
            <Button variant="danger" onClick={answer('discard')}>
              {question.discard}
            </Button>
          )}
          <Button onClick={answer('cancel')}>Cancel</Button>
          <Button variant="primary" onClick={answer('save')}>
            {question.save}
          </Button>
        </>
      }
    />
  );
}
