import { ClipboardList } from 'lucide-react';
import { EMPTY_FORM } from '#shared/workflow/form/formEdits';
import { proposeForm } from '#shared/workflow/form/proposeForm';
import { useStudio, useWorkflow } from '../stores/hooks.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';

/** Of a graph that has no form yet: makes one out of what is in it, or an empty one. */
export function NoForm({ onBegin }: { readonly onBegin: () => void }) {
  const { form, paletteOf } = useStudio();
  const isEmpty = useWorkflow(({ whole }) => whole.nodes.length === 0);
  return (
    <div className="no-form">
      <Icon icon={ClipboardList} size={22} />
      <h3>This graph has no form yet</h3>
      <p>
        A form shows only the fields you choose, one Run and its pictures, for whoever uses this graph without changing
        it. It is saved in the graph.
      </p>
      {isEmpty ? (
        <p>There is nothing in the graph to fill in. Add nodes first.</p>
      ) : (
        <>
          <Button
            variant="primary"
            onClick={() => {
              form.getState().change((workflow) => ({ ...workflow, form: proposeForm(workflow, paletteOf(workflow)) }));
            }}
          >
            Make a form
          </Button>
          <Button
            variant="ghost"
            onClick={() => {
              form.getState().change((workflow) => ({ ...workflow, form: EMPTY_FORM }));
              onBegin();
            }}
          >
            Choose fields myself
          </Button>
        </>
      )}
    </div>
  );
}
