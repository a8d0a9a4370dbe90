import { Boxes } from 'lucide-react';
import { groupIdOf } from '#shared/graph/groups/groupPath';
import { isEnd } from '#shared/workflow/groups/fileOrder';
import { usesOfGroups } from '#shared/workflow/groups/groupUses';
import { useGraph, useWorkflow } from '../../stores/hooks.ts';
import { Button } from '../../ui/Button.tsx';
import type { BodyProps, NodeLook } from '../NodeLook.ts';
import './group.css';

/** How many nodes it stands for, how often it is used, and the way in. */
function GroupBody({ node }: BodyProps) {
  const graph = useGraph();
  const id = groupIdOf(node.type);
  const count = useWorkflow(
    ({ whole }) => whole.groups?.find((group) => group.id === id)?.nodes.filter((each) => !isEnd(each)).length,
  );
  const uses = useWorkflow(({ whole }) => usesOfGroups(whole).get(id ?? '') ?? 0);
  if (count === undefined) return <p className="group-line">Its group is not in this graph.</p>;
  return (
    <div className="group-line">
      <span>{count === 1 ? '1 node' : `${String(count)} nodes`}</span>
      {uses > 1 && <span title="What is changed in it changes in all of them">used {uses} times</span>}
      <Button
        className="group-line__open nodrag"
        onClick={() => {
          graph.getState().goTo(node.id);
        }}
      >
        Open
      </Button>
    </div>
  );
}

export const groupLook: NodeLook = { Body: GroupBody, bodyHeight: 28, icon: Boxes };
