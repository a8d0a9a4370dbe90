import { Boxes } from 'lucide-react';
import { groupIdOf } from '#shared/graph/groups/groupPath';
import { isGroupEnd } from '#shared/graph/groups/groupEnds';
import type { AnyNodeDefinition } from '#shared/graph/NodeDefinition';
import { usesOfGroups } from '#shared/workflow/groups/groupUses';
import { useGraph, useWorkflow } from '../../stores/hooks.ts';
import { Button } from '../../ui/Button.tsx';
import { PicturePreview } from '../bodies/PicturePreview.tsx';
import { Thumbnail } from '../bodies/Thumbnail.tsx';
import type { BodyProps, NodeLook } from '../NodeLook.ts';
import { useShownSlots } from '../useNode.ts';
import { OwnValues } from './OwnValues.tsx';
import './group.css';

/** How many nodes it stands for, how often it is used, the way in, and the pictures that come out of it. */
function GroupBody({ node, definition }: BodyProps) {
  const graph = useGraph();
  const id = groupIdOf(node.type);
  const count = useWorkflow(
    ({ whole }) => whole.groups?.find((group) => group.id === id)?.nodes.filter((each) => !isGroupEnd(each)).length,
  );
  const uses = useWorkflow(({ whole }) => usesOfGroups(whole).get(id ?? '') ?? 0);
  return (
    <div className="group-body">
      <div className="group-line">
        <span>{count === 1 ? '1 node' : `${String(count ?? 0)} nodes`}</span>
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
      {givesPictures(definition) && <Pictures id={node.id} />}
    </div>
  );
}

/** Those of its newest run, as they land. */
function Pictures({ id }: { readonly id: string }) {
  return <PicturePreview slots={useShownSlots(id)} empty="The pictures appear here." />;
}

function GroupThumbnail({ id }: { readonly id: string }) {
  return <Thumbnail slots={useShownSlots(id)} />;
}

function givesPictures(definition: AnyNodeDefinition | undefined): boolean {
  return Object.values(definition?.outputs ?? {}).some(({ type }) => type === 'images');
}

const LINE = 28;
const GAP = 4;

export const groupLook: NodeLook = {
  Body: GroupBody,
  Panel: OwnValues,
  Thumbnail: GroupThumbnail,
  bodyHeight: (width, definition) => (givesPictures(definition) ? LINE + GAP + Math.round((width * 9) / 16) : LINE),
  icon: Boxes,
};
