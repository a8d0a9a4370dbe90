import { Eye, EyeOff } from 'lucide-react';
import { exposedAs, exposeField, hideField } from '#shared/workflow/groups/groupFields';
import { localId, placeAt } from '#shared/workflow/groups/placeAt';
import { useStudio, useWorkflow } from '../../stores/hooks.ts';
import { useGroupEdit } from '../../nodes/group/useGroupEdit.ts';
import { classNames } from '../../ui/classNames.ts';
import { IconButton } from '../../ui/IconButton.tsx';

interface GroupDeedProps {
  /** Its path. */
  readonly node: string;
  readonly name: string;
  readonly label: string;
}

/** Inside a group: shows a field on the uses of that group, or hides it there. */
export function GroupDeed({ node, name, label }: GroupDeedProps) {
  const { view, paletteOf } = useStudio();
  const edit = useGroupEdit();
  const id = useWorkflow(({ path }) => localId(path, node));
  const group = useWorkflow(({ whole, path }) => {
    const place = path === '' ? undefined : placeAt(whole, path);
    return typeof place === 'object' ? place.group : undefined;
  });
  if (!group) return null;
  const shown = exposedAs(group, id, name);
  return (
    <IconButton
      label={shown ? `Hide ${label} from the group` : `Show ${label} on the group`}
      icon={shown ? EyeOff : Eye}
      size="small"
      side="left"
      className={classNames('node-field__deed', !shown && 'node-field__deed--quiet')}
      onClick={() => {
        edit((whole) =>
          shown ? hideField(whole, group.id, shown.name) : exposeField(whole, group.id, paletteOf(whole), id, name),
        );
        view.getState().announce(`${label} is ${shown ? 'hidden in' : 'shown on'} ${group.name}.`);
      }}
    />
  );
}
