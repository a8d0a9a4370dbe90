import { ListMinus, ListPlus } from 'lucide-react';
import { isOnForm, showOnForm, takeOffForm } from '#shared/workflow/form/formEdits';
import { MAX_SHOWN_FIELDS } from '#shared/workflow/Workflow';
import { useGraph, useStudio, useWorkflow } from '../../stores/hooks.ts';
import { classNames } from '../../ui/classNames.ts';
import { IconButton } from '../../ui/IconButton.tsx';

interface FormDeedProps {
  /** Its path: what is in a group is on the form for that use alone. */
  readonly node: string;
  readonly name: string;
  readonly label: string;
}

/** Shows a field on the form of the graph, or takes it off. */
export function FormDeed({ node, name, label }: FormDeedProps) {
  const { view } = useStudio();
  const graph = useGraph();
  const place = { node, field: name };
  const isShown = useWorkflow(({ whole }) => isOnForm(whole, { node, field: name }));
  return (
    <IconButton
      label={isShown ? `Take ${label} off the form` : `Show ${label} on the form`}
      icon={isShown ? ListMinus : ListPlus}
      size="small"
      side="left"
      className={classNames('node-field__deed', !isShown && 'node-field__deed--quiet')}
      onClick={() => {
        const { whole, changeWhole } = graph.getState();
        const next = isShown ? takeOffForm(whole, place) : showOnForm(whole, place);
        if (next === whole) {
          view.getState().notify(`A form shows ${String(MAX_SHOWN_FIELDS)} fields at most.`);
          return;
        }
        changeWhole(next);
        view.getState().announce(`${label} is ${isShown ? 'off' : 'on'} the form.`);
      }}
    />
  );
}
