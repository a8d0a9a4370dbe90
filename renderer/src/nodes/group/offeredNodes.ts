import { groupIdOf } from '#shared/graph/groups/groupPath';
import type { AnyNodeDefinition, Palette } from '#shared/graph/NodeDefinition';
import { isGroupEnd } from '#shared/graph/groups/groupEnds';
import { placeAt } from '#shared/workflow/groups/placeAt';
import { usedGroups } from '#shared/workflow/groups/usedGroups';
import type { WorkflowState } from '../../stores/graph/WorkflowState.ts';

/** The node types that can be added where one looks: no ends of groups, which come with them, and no group in itself. */
export function offeredNodes(
  { whole, path }: Pick<WorkflowState, 'whole' | 'path'>,
  palette: Palette,
): readonly AnyNodeDefinition[] {
  const place = path === '' ? undefined : placeAt(whole, path);
  const around = place === undefined || typeof place === 'string' ? undefined : place.group.id;
  return [...palette.values()].filter((definition) => {
    if (isGroupEnd(definition)) return false;
    if (around === undefined || groupIdOf(definition.type) === undefined) return true;
    const within = usedGroups([{ id: '', type: definition.type }], whole.groups ?? []);
    return !within.some(({ id }) => id === around);
  });
}
