import { ClipboardList, Workflow } from 'lucide-react';
import { useKeysOf } from '../commands/keysOf.ts';
import { useStudio, useView } from '../stores/hooks.ts';
import { showsForm } from '../stores/view/showsForm.ts';
import { Icon } from '../ui/Icon.tsx';
import { Tooltip } from '../ui/Tooltip.tsx';
import './FaceSwitch.css';

/** Which face of the graph is shown: itself, or its form. */
export function FaceSwitch() {
  const { view } = useStudio();
  const isForm = useView(showsForm);
  const keys = useKeysOf('show-form');
  const option = (label: string, icon: typeof Workflow, shows: boolean) => (
    <Tooltip label={shows ? 'The graph as a form' : 'The graph itself'} shortcut={keys}>
      <button
        type="button"
        className="segmented__option face-switch__option"
        aria-pressed={isForm === shows}
        onClick={() => {
          view.getState().showForm(shows);
        }}
      >
        <Icon icon={icon} size={14} />
        {label}
      </button>
    </Tooltip>
  );
  return (
    <div role="group" aria-label="Face of the graph" className="segmented face-switch">
      {option('Graph', Workflow, false)}
      {option('Form', ClipboardList, true)}
    </div>
  );
}
