import { displayName } from '#shared/graph/displayName';
import { groupIdOf } from '#shared/graph/groups/groupPath';
import { ownHome } from '#shared/workflow/groups/ownHome';
import { localId, placeAt, placeIn } from '#shared/workflow/groups/placeAt';
import { viewAt } from '#shared/workflow/groups/viewAt';
import type { Palette } from '#shared/graph/NodeDefinition';
import type { WorkflowNode } from '#shared/workflow/Workflow';
import { nodeById } from '#shared/workflow/lookups';
import type { WorkflowState } from '../../stores/graph/WorkflowState.ts';
import { useGraph, usePalette, useStudio, useWorkflow } from '../../stores/hooks.ts';
import './OwnMark.css';

interface OwnMarkProps {
  readonly node: WorkflowNode;
  readonly name: string;
  readonly label: string;
}

/** Says that a value is that of one use of a group alone, and gives it back to what the group says. */
export function OwnMark({ node, name, label }: OwnMarkProps) {
  const { view } = useStudio();
  const graph = useGraph();
  const palette = usePalette();
  const use = useWorkflow((state) => ownerOf(state, palette, node, name));
  if (use === undefined) return null;
  return (
    <p className="own-mark">
      {use === '' ? 'Of this use only' : `Of “${use}” only`}
      <button
        type="button"
        className="own-mark__back"
        aria-label={`Take ${label} back`}
        title="As its group has it"
        onClick={() => {
          graph.getState().setFields(node.id, { [name]: undefined });
          view.getState().announce(`${label} is as the group has it.`);
        }}
      >
        Take back
      </button>
    </p>
  );
}

/** What the use is called that has a value of its own there; empty: it is the node itself. */
function ownerOf({ whole, path }: WorkflowState, palette: Palette, node: WorkflowNode, field: string) {
  const place = path === '' ? undefined : placeAt(whole, path);
  if (place !== undefined && typeof place !== 'string') {
    const home = ownHome(whole, place, { ids: [localId(path, node.id)], field });
    let at = path;
    for (let level = place.uses.length - 1; home && level > home.level; level -= 1) at = placeIn(whole, at);
    const around = home && viewAt(whole, placeIn(whole, at));
    const use = around && nodeById(around, at);
    if (use) return displayName(around, palette, use);
  }
  const isOwn = groupIdOf(node.type) !== undefined && node.fields && Object.hasOwn(node.fields, field);
  return isOwn ? '' : undefined;
}
