import { Check, PencilLine } from 'lucide-react';
import { useDocuments, useWorkflow } from '../stores/hooks.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { FaceSwitch } from './FaceSwitch.tsx';

interface FormHeadProps {
  readonly isEditing: boolean;
  /** Absent: there is no form to edit. */
  readonly onEdit: ((isEditing: boolean) => void) | undefined;
}

/** What the form is called, which face of the graph is shown, and the way to change the form itself. */
export function FormHead({ isEditing, onEdit }: FormHeadProps) {
  const own = useWorkflow(({ whole }) => whole.form?.title);
  const title = useDocuments(({ tabs, activeId }) => tabs.find(({ id }) => id === activeId)?.title);
  return (
    <header className="form-head">
      <h2 className="form-head__title" title={own ?? title}>
        {isEditing ? 'Edit form' : (own ?? title)}
      </h2>
      {onEdit &&
        (isEditing ? (
          <Button
            onClick={() => {
              onEdit(false);
            }}
          >
            <Icon icon={Check} size={13} />
            Done
          </Button>
        ) : (
          <IconButton
            label="Edit form"
            icon={PencilLine}
            side="bottom"
            onClick={() => {
              onEdit(true);
            }}
          />
        ))}
      <FaceSwitch />
    </header>
  );
}
